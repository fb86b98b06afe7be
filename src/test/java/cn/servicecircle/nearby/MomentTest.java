package cn.servicecircle.nearby;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import cn.servicecircle.calendar.SpecialDay;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.duty.Duties;
import cn.servicecircle.duty.Shift;
import cn.servicecircle.duty.Shift.OnDuty;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.station.Accessibility;
import cn.servicecircle.station.HoursException;
import cn.servicecircle.station.OpeningHours;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import cn.servicecircle.walking.Estimate;
import cn.servicecircle.walking.Pace;
import cn.servicecircle.walking.Paces;
import cn.servicecircle.walking.Walk;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What still holds a minute later is not found out anew, and must be what would be found. */
class MomentTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 29);
    private static final int DAYS = 5;
    private static final List<String> HOURS = List.of(
            "Mo-Fr 08:30-12:00,14:30-18:00; Sa 09:00-12:00",
            "Mo-Su 00:00-24:00",
            "Mo-Su 08:30-12:00,14:30-17:30; PH 09:00-10:00",
            "Tu 23:00-24:00; We 00:00-01:00");
    private static final WorkCalendar CALENDAR =
            new WorkCalendar(List.of(new SpecialDay(LocalDate.of(2026, 10, 1), SpecialDay.Kind.OFF, "国庆节")));

    private static Station station(int id, Random random) {
        Point point = new Point(106.6 + random.nextDouble() / 10, 35.5 + random.nextDouble() / 10);
        LocalDate shut = FIRST.plusDays(random.nextInt(DAYS));
        List<HoursException> exceptions =
                random.nextInt(3) == 0 ? List.of(new HoursException(shut, shut, "", "装修")) : List.of();
        return new Station(
                id,
                1,
                "示例站" + id,
                "示例地址",
                "0933-0000001",
                new OpeningHours(HOURS.get(random.nextInt(HOURS.size())), exceptions),
                new Accessibility(true, false, false),
                List.of(),
                "",
                random.nextInt(5) == 0 ? FIRST.plusDays(random.nextInt(DAYS)) : null,
                null,
                1,
                point,
                Datum.GCJ02.fromWgs84(point),
                List.of());
    }

    private static String text(Consumer<Text> piece) {
        Text text = new Text(1);
        piece.accept(text);
        return text.utf8().toString();
    }

    private static Moment.Known known(Random random) {
        List<Station> stations = new ArrayList<>();
        List<Shift> shifts = new ArrayList<>();
        for (int id = 1; id <= 12; id++) {
            stations.add(station(id, random));
            for (int i = random.nextInt(12); i > 0; i--) {
                LocalDateTime from = FIRST.atStartOfDay().plusMinutes(random.nextInt(DAYS * 24 * 60));
                OnDuty person = random.nextInt(4) == 0 ? null : new OnDuty(i, "楼栋长", "示例" + i);
                shifts.add(new Shift(
                        shifts.size() + 1,
                        id,
                        from.atZone(ZONE).toInstant(),
                        from.plusMinutes(1 + random.nextInt(600)).atZone(ZONE).toInstant(),
                        person));
            }
        }
        shifts.sort(Comparator.comparing(Shift::from));
        Places places = new Places(new Stations(stations), new Estimate(new Paces(75, 50), 1.3));
        return new Moment.Known(places, new Duties(shifts), CALENDAR);
    }

    private static Moment fresh(Moment.Known known, LocalDateTime at) {
        return new Moment(known, new Sayings(at, true, ZONE));
    }

    private static void assertTheSame(Moment fresh, Moment kept) {
        for (int i = 0; i < fresh.known.places().stations().size(); i++) {
            assertEquals(fresh.status(i), kept.status(i), "station " + i + " at " + fresh.at);
            Card expected = fresh.card(i, Datum.GCJ02);
            Card card = kept.card(i, Datum.GCJ02);
            assertEquals(text(expected::tellHead), text(card::tellHead));
            assertEquals(text(expected::tellState), text(card::tellState));
            assertArrayEquals(expected.until, card.until);
            assertArrayEquals(expected.opening, card.opening);
        }
    }

    private static List<Integer> open(Moment moment) {
        Point anywhere = moment.station(0).point();
        return moment
                .nearestOpen(moment.known.places().ways().start(anywhere), Pace.ADULT, 50, i -> moment.station(i)
                        .isThere(moment.at.toLocalDate()))
                .walks()
                .stream()
                .map(Walk::destination)
                .toList();
    }

    @Test
    void whatIsKeptFromMinuteToMinute_isWhatWouldBeFound() {
        for (int seed = 0; seed < 4; seed++) {
            Moment.Known known = known(new Random(seed));
            Moment kept = fresh(known, FIRST.atStartOfDay());
            for (int minute = 1; minute < DAYS * 24 * 60; minute++) {
                kept = kept.later(FIRST.atStartOfDay().plusMinutes(minute));
                Moment fresh = fresh(known, kept.at);
                assertTheSame(fresh, kept);
                assertEquals(open(fresh), open(kept), "open at " + kept.at);
            }
        }
    }

    @Test
    void aStationThatIsGoneTomorrow_isNotSaidToOpenTomorrow() {
        Station station = new Station(
                1,
                1,
                "示例站",
                "示例地址",
                "0933-0000001",
                new OpeningHours("Mo-Su 08:30-18:00", List.of()),
                new Accessibility(true, false, false),
                List.of(),
                "",
                FIRST.plusDays(1),
                null,
                1,
                new Point(106.66, 35.54),
                Datum.GCJ02.fromWgs84(new Point(106.66, 35.54)),
                List.of());
        Places places = new Places(new Stations(List.of(station)), new Estimate(new Paces(75, 50), 1.3));
        Moment.Known known = new Moment.Known(places, new Duties(List.of()), CALENDAR);
        assertEquals(
                FIRST.atTime(8, 30), fresh(known, FIRST.atTime(7, 0)).status(0).opensAt());
        Moment evening = fresh(known, FIRST.atTime(20, 0));
        assertNull(evening.status(0).opensAt());
        assertEquals("现在关门，两个月内没有开放时间", text(evening.card(0, Datum.GCJ02)::tellState));
    }

    @Test
    void anotherTime_findsTheSameOpenStations_asThatTimeItselfWill() {
        Moment.Known known = known(new Random(1));
        for (int hour = 0; hour < DAYS * 24; hour++) {
            LocalDateTime at = FIRST.atStartOfDay().plusHours(hour);
            assertEquals(open(fresh(known, at)), open(new Moment(known, new Sayings(at, false, ZONE))), "at " + at);
        }
    }

    @Test
    void aCard_isWrittenOnce_whileNothingChanges() {
        Moment.Known known = known(new Random(2));
        Moment nine = fresh(known, FIRST.atTime(9, 0));
        for (int i = 0; i < known.places().stations().size(); i++) {
            if (nine.status(i).holdsUntil().isAfter(nine.at.plusMinutes(1))) {
                assertSame(
                        nine.card(i, Datum.GCJ02),
                        nine.later(nine.at.plusMinutes(1)).card(i, Datum.GCJ02));
            }
        }
    }
}
