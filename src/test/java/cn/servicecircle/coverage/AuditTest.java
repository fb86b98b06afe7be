package cn.servicecircle.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.calendar.SpecialDay;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.coverage.Audit.Cover;
import cn.servicecircle.coverage.Audit.Site;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.station.Accessibility;
import cn.servicecircle.station.HoursException;
import cn.servicecircle.station.OpeningHours;
import cn.servicecircle.station.Station;
import cn.servicecircle.walking.Estimate;
import cn.servicecircle.walking.Pace;
import cn.servicecircle.walking.Paces;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 4, 27);
    private static final Estimate ESTIMATE = new Estimate(new Paces(75, 50), 1.3);
    /** 劳动节, and the Sunday before that is worked. */
    private static final WorkCalendar CALENDAR = new WorkCalendar(List.of(
            new SpecialDay(LocalDate.of(2026, 5, 1), SpecialDay.Kind.OFF, "劳动节"),
            new SpecialDay(LocalDate.of(2026, 5, 2), SpecialDay.Kind.OFF, "劳动节"),
            new SpecialDay(LocalDate.of(2026, 5, 3), SpecialDay.Kind.WORK, "劳动节")));

    private static final List<String> HOURS = List.of(
            "Mo-Fr 08:30-12:00,14:30-18:00",
            "Mo-Su 09:15-10:45; PH 10:31-11:29",
            "Tu-Su 00:00-24:00; PH 00:00-24:00",
            "Sa-Su 13:00-13:29,13:31-13:32");

    private static Point place(Random random) {
        return new Point(106.6 + random.nextDouble() * 0.06, 35.52 + random.nextDouble() * 0.04);
    }

    private static Station station(long id, Random random) {
        Point point = place(random);
        List<HoursException> exceptions = random.nextInt(3) == 0
                ? List.of(new HoursException(MONDAY, MONDAY.plusDays(random.nextInt(3)), "", "停电"))
                : List.of();
        return new Station(
                id,
                1,
                "站" + id,
                "示例",
                "0933-000-0001",
                new OpeningHours(HOURS.get(random.nextInt(HOURS.size())), exceptions),
                new Accessibility(true, false, false),
                List.of(),
                "",
                null,
                null,
                1,
                point,
                Datum.GCJ02.fromWgs84(point),
                List.of());
    }

    private static boolean isOpenForHalfOf(Station station, LocalDateTime hour) {
        return IntStream.range(0, 60)
                        .filter(minute -> station.hours()
                                .at(hour.plusMinutes(minute), CALENDAR)
                                .isPresent())
                        .count()
                >= 30;
    }

    private static int seconds(Point from, Point to, Pace pace) {
        return (int) Math.ceil(from.metresTo(to) * 1.3 / (pace == Pace.ADULT ? 75 : 50) * 60);
    }

    @Test
    void everyHomeAndHour_isCoveredAsLookingAtEachStationAndMinuteSays() {
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Pace pace = random.nextBoolean() ? Pace.ADULT : Pace.ELDER;
            List<Station> stations = IntStream.range(0, random.nextInt(12))
                    .mapToObj(i -> station(i, random))
                    .toList();
            List<Home> homes = IntStream.range(0, 40)
                    .mapToObj(i -> new Home(i, "小区" + i, "", place(random)))
                    .toList();
            List<Cover> covers = new Audit(ESTIMATE, pace, 600)
                    .covers(
                            homes,
                            stations,
                            stations.stream()
                                    .map(station -> OpenHours.of(station, MONDAY, CALENDAR))
                                    .toList());
            for (Cover cover : covers) {
                List<Station> near = stations.stream()
                        .filter(station -> seconds(cover.home().point(), station.point(), pace) <= 600)
                        .toList();
                assertEquals(near.isEmpty(), cover.hasNone());
                cover.nearest()
                        .ifPresent(walk -> assertEquals(
                                near.stream()
                                        .mapToInt(
                                                station -> seconds(cover.home().point(), station.point(), pace))
                                        .min()
                                        .orElseThrow(),
                                walk.seconds()));
                for (int hour = 0; hour < OpenHours.HOURS; hour++) {
                    LocalDateTime begins = MONDAY.atStartOfDay().plusHours(hour);
                    assertEquals(
                            near.stream().anyMatch(station -> isOpenForHalfOf(station, begins)),
                            cover.covered().get(hour),
                            "seed " + seed + ", " + begins);
                }
            }
        }
    }

    @Test
    void theNextSite_isWhereItHelpsMost_thoseBeforeItLeftOut() {
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<Home> bare = IntStream.range(0, 30)
                    .mapToObj(i -> new Home(i, "小区" + i, "", place(random)))
                    .toList();
            List<Home> left = new ArrayList<>(bare);
            List<Site> sites = new Audit(ESTIMATE, Pace.ADULT, 600).sites(bare, 4);
            for (Site site : sites) {
                long best = bare.stream()
                        .mapToLong(at -> helped(at, left).size())
                        .max()
                        .orElseThrow();
                assertEquals(best, site.homes(), "seed " + seed);
                assertEquals(best, helped(site.at(), left).size());
                left.removeAll(helped(site.at(), left));
            }
            assertTrue(sites.size() == 4 || left.isEmpty());
        }
    }

    private static List<Home> helped(Home site, List<Home> homes) {
        return homes.stream()
                .filter(home -> seconds(site.point(), home.point(), Pace.ADULT) <= 600)
                .toList();
    }

    @Test
    void aWholeDistrict_takesFarLessThanTenSeconds() {
        Random random = new Random(1);
        List<Station> stations =
                IntStream.range(0, 60).mapToObj(i -> station(i, random)).toList();
        List<Home> homes = IntStream.range(0, 508)
                .mapToObj(i -> new Home(i, "小区" + i, "", place(random)))
                .toList();
        long began = System.nanoTime();
        List<BitSet> open = stations.stream()
                .map(station -> OpenHours.of(station, MONDAY, CALENDAR))
                .toList();
        Audit audit = new Audit(ESTIMATE, Pace.ADULT, 600);
        assertEquals(508, audit.covers(homes, stations, open).size());
        assertEquals(5, audit.sites(homes, 5).size());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.toSeconds() < 10, took::toString);
    }
}
