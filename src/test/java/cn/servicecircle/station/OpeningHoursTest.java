package cn.servicecircle.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.calendar.SpecialDay;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.kernel.Worded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 365;
    private static final int DAY = 24 * 60;
    private static final String[] NAMES = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"};
    private static final int HOLIDAY = 7;
    /** The notice of 国务院办公厅 for 2026, as the demo district has it. */
    private static final Map<LocalDate, SpecialDay.Kind> NOTICE = notice();

    private static final WorkCalendar CALENDAR = new WorkCalendar(NOTICE.entrySet().stream()
            .map(day -> new SpecialDay(day.getKey(), day.getValue(), "节"))
            .toList());

    private static Map<LocalDate, SpecialDay.Kind> notice() {
        try {
            return Files.readAllLines(Path.of("config/district/kongtong-demo/calendar.csv")).stream()
                    .filter(line -> line.startsWith("2026"))
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.toMap(
                            cells -> LocalDate.parse(cells[0]), cells -> Worded.of(SpecialDay.Kind.class, cells[1])));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isOpen(OpeningHours hours, String moment) {
        return hours.at(LocalDateTime.parse(moment), CALENDAR).isPresent();
    }

    @Test
    void freeDaysAreClosed_andWorkedWeekendsHaveFridaysHours() {
        OpeningHours hours = new OpeningHours("Mo-Fr 08:30-12:00; Sa 09:00-10:00", List.of());

        assertEquals(true, isOpen(hours, "2026-04-30T11:59:59"));
        assertEquals(false, isOpen(hours, "2026-04-30T12:00:00"));
        assertEquals(false, isOpen(hours, "2026-05-01T09:00:00"), "劳动节, a Friday");
        assertEquals(true, isOpen(hours, "2026-05-09T11:00:00"), "a Saturday that is worked");
        assertEquals(false, isOpen(hours, "2026-05-16T11:00:00"), "any other Saturday");
        assertEquals(
                Optional.of(LocalDateTime.parse("2026-05-06T08:30:00")),
                hours.nextOpening(LocalDateTime.parse("2026-04-30T12:00:00"), CALENDAR));
    }

    @Test
    void aLaterException_goesBeforeAnEarlierOne_andBothBeforeTheHoliday() {
        LocalDate may = LocalDate.of(2026, 5, 1);
        OpeningHours hours = new OpeningHours(
                "Mo-Su 08:30-12:00",
                List.of(
                        new HoursException(may, may.plusDays(4), "10:00-11:00", "节日值守"),
                        new HoursException(may.plusDays(1), may.plusDays(1), "", "停电")));

        assertEquals(true, isOpen(hours, "2026-05-01T10:30:00"));
        assertEquals(false, isOpen(hours, "2026-05-02T10:30:00"));
        assertEquals(true, isOpen(hours, "2026-05-03T10:30:00"));
    }

    @Test
    void aYearWithoutItsNotice_hasOrdinaryWeeks() {
        assertEquals(true, isOpen(new OpeningHours("Mo-Fr 08:30-12:00", List.of()), "2031-01-01T09:00:00"));
    }

    @Test
    void whoNeverOpensAgain_hasNoNextOpening() {
        OpeningHours hours = new OpeningHours("PH off", List.of());

        assertEquals(Optional.empty(), hours.nextOpening(LocalDateTime.parse("2026-03-01T09:00:00"), CALENDAR));
    }

    @Test
    void everyMinuteOfAYearWithItsHolidays_agreesWithACalendarOfMinutes() {
        long seed = 20260101;
        Random random = new Random(seed);
        for (int round = 0; round < 8; round++) {
            List<int[][]> week = new ArrayList<>();
            List<String> rules = new ArrayList<>();
            for (int day = 0; day <= HOLIDAY; day++) {
                int[][] spans = random.nextInt(4) == 0 ? new int[0][] : randomSpans(random);
                week.add(spans);
                if (spans.length > 0 || random.nextBoolean()) {
                    rules.add(NAMES[day] + " " + (spans.length == 0 ? "off" : text(spans)));
                }
            }
            rules.add(0, rules.isEmpty() ? "Mo off" : rules.remove(0));
            BitSet open = new BitSet(DAYS * DAY);
            for (int day = 0; day < DAYS; day++) {
                mark(open, day, week.get(rule(NEW_YEAR.plusDays(day))));
            }
            List<HoursException> exceptions = randomExceptions(random, open);
            OpeningHours hours = new OpeningHours(String.join("; ", rules), exceptions);
            for (int minute = 0; minute < DAYS * DAY; minute++) {
                LocalDateTime at = NEW_YEAR.atStartOfDay().plusMinutes(minute).plusSeconds(random.nextInt(60));
                boolean isOpen = hours.at(at, CALENDAR).isPresent();
                assertEquals(open.get(minute), isOpen, () -> hours + " at " + at + ", seed " + seed);
                if (!isOpen && minute % 97 == 0 && minute < (DAYS - 60) * DAY) {
                    assertEquals(next(open, minute), hours.nextOpening(at, CALENDAR), () -> hours + " after " + at);
                }
            }
        }
    }

    private static int rule(LocalDate date) {
        SpecialDay.Kind kind = NOTICE.get(date);
        if (kind == null) {
            return date.getDayOfWeek().ordinal();
        }
        return kind == SpecialDay.Kind.OFF ? HOLIDAY : DayOfWeek.FRIDAY.ordinal();
    }

    private static void mark(BitSet open, int day, int[][] spans) {
        open.clear(day * DAY, (day + 1) * DAY);
        for (int[] span : spans) {
            open.set(day * DAY + span[0], day * DAY + span[1]);
        }
    }

    private static List<HoursException> randomExceptions(Random random, BitSet open) {
        List<HoursException> exceptions = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            int from = random.nextInt(DAYS);
            int to = Math.min(DAYS - 1, from + random.nextInt(20));
            int[][] spans = random.nextBoolean() ? new int[0][] : randomSpans(random);
            for (int day = from; day <= to; day++) {
                mark(open, day, spans);
            }
            exceptions.add(new HoursException(
                    NEW_YEAR.plusDays(from), NEW_YEAR.plusDays(to), spans.length == 0 ? "" : text(spans), "变动"));
        }
        return exceptions;
    }

    private static int[][] randomSpans(Random random) {
        List<int[]> spans = new ArrayList<>();
        int from = random.nextInt(9 * 60);
        while (from < DAY && spans.size() < 4) {
            int to = Math.min(DAY, from + 1 + random.nextInt(6 * 60));
            spans.add(new int[] {from, to});
            // Never touching: two that touch are two openings in writing, and one to whoever stands there.
            from = to + 1 + random.nextInt(5 * 60);
        }
        return spans.toArray(int[][]::new);
    }

    private static String text(int[][] spans) {
        return java.util.Arrays.stream(spans)
                .map(span -> clock(span[0]) + "-" + clock(span[1]))
                .collect(Collectors.joining(","));
    }

    private static Optional<LocalDateTime> next(BitSet open, int minute) {
        int next = open.nextSetBit(minute);
        boolean near = next >= 0 && next / DAY - minute / DAY < 60;
        return near ? Optional.of(NEW_YEAR.atStartOfDay().plusMinutes(next)) : Optional.empty();
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
