package cn.servicecircle.nearby;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.duty.Duties;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.station.Accessibility;
import cn.servicecircle.station.OpeningHours;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import cn.servicecircle.walking.Estimate;
import cn.servicecircle.walking.Method;
import cn.servicecircle.walking.Pace;
import cn.servicecircle.walking.Paces;
import cn.servicecircle.walking.StreetImport;
import cn.servicecircle.walking.StreetNetwork;
import cn.servicecircle.walking.Walk;
import cn.servicecircle.walking.Walks;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found from a home of the demo district, whose streets are known. */
class SearchTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Point HOME = new Point(106.665, 35.543);
    private static final Point AT_HOME = new Point(106.6652, 35.543);
    /** Some 14 km away, where no street of the demo is. */
    private static final Point FAR = new Point(106.82, 35.543);

    @TempDir
    static Path cache;

    private static StreetNetwork network;

    @BeforeAll
    static void load() {
        network = new StreetImport(Path.of("config/district/kongtong-demo/streets.osm"), cache)
                .load(new Estimate(new Paces(75, 50), 1.3), line -> {});
    }

    private static Search search(boolean openOnly, String language, Point... stations) {
        List<Station> all = new ArrayList<>();
        for (Point point : stations) {
            String hours = point.equals(FAR) ? "Mo-Su 00:00-24:00" : "Mo-Su 08:30-18:00";
            all.add(new Station(
                    all.size() + 1,
                    1,
                    "示例站",
                    "示例地址",
                    "0933-0000001",
                    new OpeningHours(hours, List.of()),
                    new Accessibility(true, false, false),
                    List.of("普通话"),
                    "",
                    null,
                    null,
                    1,
                    point,
                    Datum.GCJ02.fromWgs84(point),
                    List.of()));
        }
        Places places = new Places(new Stations(all), network);
        Moment night = new Moment(
                new Moment.Known(places, new Duties(List.of()), new WorkCalendar(List.of())),
                new Sayings(LocalDateTime.parse("2026-06-01T22:00"), true, ZONE));
        Accessibility any = new Accessibility(false, false, false);
        Wish wish = new Wish(
                new Needs(Optional.empty(), openOnly, false, any, Optional.ofNullable(language)), Pace.ADULT, 5);
        return new Search(places.ways().start(HOME), 0, Datum.WGS84, wish, night);
    }

    private static List<Integer> found(Walks walks) {
        return walks.walks().stream().map(Walk::destination).toList();
    }

    @Test
    void whereTheStreetsLeadToNone_theyAreListedByEstimate() {
        for (boolean openOnly : new boolean[] {false, true}) {
            Walks walks = search(openOnly, null, FAR).walks();
            assertEquals(Method.ESTIMATE, walks.method());
            assertEquals(List.of(0), found(walks));
        }
        Walks walks = search(false, null, FAR, AT_HOME).walks();
        assertEquals(Method.NETWORK, walks.method());
        assertEquals(List.of(1), found(walks));
    }

    @Test
    void whatNoStationHas_isFoundNowhere() {
        assertEquals(List.of(), found(search(false, "zz", FAR, AT_HOME).walks()));
    }

    @Test
    void nobodyIsSentOnAWalkOfMoreThanAnHour() {
        Search search = search(false, null, FAR);
        assertEquals(Optional.empty(), search.nearestOpen(search.walks()));
        Search shut = search(false, null, AT_HOME, FAR);
        assertEquals(Optional.empty(), shut.nearestOpen(shut.walks()));
    }
}
