package cn.servicecircle.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyHoursTest {

    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
    private static final LocalDateTime A_MONDAY = LocalDateTime.of(2026, 1, 5, 0, 0);
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;

    @Test
    void openAndClosed_followTheRuleOfTheDay() {
        WeeklyHours hours = WeeklyHours.parse("Mo-Fr 08:30-12:00,14:30-18:00; Sa 09:00-12:00");

        assertFalse(hours.isOpen(LocalDateTime.parse("2026-01-05T08:29:59")));
        assertTrue(hours.isOpen(LocalDateTime.parse("2026-01-05T08:30:00")));
        assertTrue(hours.isOpen(LocalDateTime.parse("2026-01-05T11:59:59")));
        assertFalse(hours.isOpen(LocalDateTime.parse("2026-01-05T12:00:00")));
        assertTrue(hours.isOpen(LocalDateTime.parse("2026-01-10T09:00:00")));
        assertFalse(hours.isOpen(LocalDateTime.parse("2026-01-11T09:00:00")));
    }

    @Test
    void nextOpening_isNowWhenOpenAndElseTheNextSpan() {
        WeeklyHours hours = WeeklyHours.parse("Mo 08:30-12:00");

        assertEquals(
                LocalDateTime.parse("2026-01-05T09:15:30"),
                hours.nextOpening(LocalDateTime.parse("2026-01-05T09:15:30")));
        assertEquals(
                LocalDateTime.parse("2026-01-12T08:30:00"),
                hours.nextOpening(LocalDateTime.parse("2026-01-05T12:00:00")));
    }

    @Test
    void closingAtMidnight_isOpenUntilTheDayEnds() {
        WeeklyHours hours = WeeklyHours.parse("Fr-Su 18:00-24:00");

        assertTrue(hours.isOpen(LocalDateTime.parse("2026-01-09T23:59:59")));
        assertFalse(hours.isOpen(LocalDateTime.parse("2026-01-10T00:00:00")));
    }

    @Test
    void aRangeOfDays_mayRunOverTheWeekend() {
        WeeklyHours hours = WeeklyHours.parse("Sa-Mo 09:00-12:00");

        assertTrue(hours.isOpen(A_MONDAY.withHour(9)));
        assertFalse(hours.isOpen(A_MONDAY.plusDays(1).withHour(9)));
        assertTrue(hours.isOpen(A_MONDAY.plusDays(6).withHour(9)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | 看不懂“”",
                "Mo-Fr                           | 看不懂“Mo-Fr”",
                "Mo 8:30-12:00                   | 看不懂“8:30-12:00”",
                "Mo 08:30-12:00,                 | 看不懂“”",
                "Mo 08:30-12:00;                 | 看不懂“”",
                "周一 08:30-12:00                | 看不懂“周一”",
                "Mon 08:30-12:00                 | 看不懂“Mon”",
                "Mi 08:30-12:00                  | “Mi”不是星期；应为 Mo Tu We Th Fr Sa Su 之一",
                "Mo 08:30-24:01                  | “24:01”不是时间；应在 00:00 到 24:00 之间",
                "Mo 22:00-02:00                  | “22:00-02:00”应先开后关，不能跨过午夜",
                "Mo 09:00-09:00                  | “09:00-09:00”应先开后关，不能跨过午夜",
                "Mo 14:00-18:00,09:00-14:01      | “14:00-18:00,09:00-14:01”中的时段有重叠",
                "Mo-Fr 09:00-12:00; Fr 09:00-10:00 | Fr 写了两次"
            })
    void wrongHours_areRefusedWithTheirReason(String text, String reason) {
        assertEquals(
                reason,
                assertThrows(IllegalArgumentException.class, () -> WeeklyHours.parse(text))
                        .getMessage());
    }

    @Test
    void everyMinuteOfAWeek_agreesWithACalendarOfMinutes() {
        long seed = 620802;
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            BitSet open = new BitSet(WEEK);
            String text = randomHours(random, open);
            WeeklyHours hours = WeeklyHours.parse(text);
            for (int minute = 0; minute < WEEK; minute++) {
                LocalDateTime at = A_MONDAY.plusMinutes(minute).plusSeconds(random.nextInt(60));
                assertEquals(open.get(minute), hours.isOpen(at), () -> text + " at " + at + ", seed " + seed);
                assertEquals(nextOpening(open, at), hours.nextOpening(at), () -> text + " at " + at + ", seed " + seed);
            }
        }
    }

    /** Writes hours for a random choice of days, their spans in any order, and marks the same minutes in the calendar. */
    private static String randomHours(Random random, BitSet open) {
        List<String> rules = new ArrayList<>();
        int surelyOpen = random.nextInt(7);
        for (int day = 0; day < 7; day++) {
            if (day != surelyOpen && random.nextBoolean()) {
                continue;
            }
            List<String> spans = new ArrayList<>();
            int from = random.nextInt(9 * 60);
            while (from < DAY && spans.size() < 4) {
                int to = Math.min(DAY, from + 1 + random.nextInt(6 * 60));
                spans.add(clock(from) + "-" + clock(to));
                open.set(day * DAY + from, day * DAY + to);
                from = to + random.nextInt(5 * 60);
            }
            Collections.shuffle(spans, random);
            rules.add(DAYS.get(day) + " " + String.join(",", spans));
        }
        return String.join("; ", rules);
    }

    private static LocalDateTime nextOpening(BitSet open, LocalDateTime at) {
        int minute = (at.getDayOfWeek().ordinal() * 24 + at.getHour()) * 60 + at.getMinute();
        if (open.get(minute)) {
            return at;
        }
        int next = open.nextSetBit(minute);
        return A_MONDAY.plusMinutes(next >= 0 ? next : WEEK + open.nextSetBit(0));
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
