package cn.servicecircle.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.calendar.SpecialDay.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days beside a walker who goes day by day, and around the holidays of 2026. */
class WorkCalendarTest {
    /** 国务院办公厅关于2026年部分节假日安排的通知: 春节, 劳动节 and 国庆节. */
    static final WorkCalendar OF_2026 = new WorkCalendar(
            days("2026-01-01 off 元旦, 2026-02-14 work 春节, 2026-02-15 off 春节, 2026-02-16 off 春节, 2026-02-17 off 春节,"
                    + " 2026-02-18 off 春节, 2026-02-19 off 春节, 2026-02-20 off 春节, 2026-02-21 off 春节,"
                    + " 2026-02-22 off 春节, 2026-02-23 off 春节, 2026-02-28 work 春节, 2026-05-01 off 劳动节,"
                    + " 2026-05-02 off 劳动节, 2026-05-03 off 劳动节, 2026-05-04 off 劳动节, 2026-05-05 off 劳动节,"
                    + " 2026-05-09 work 劳动节, 2026-09-20 work 国庆节, 2026-10-01 off 国庆节, 2026-10-02 off 国庆节,"
                    + " 2026-10-03 off 国庆节, 2026-10-04 off 国庆节, 2026-10-05 off 国庆节, 2026-10-06 off 国庆节,"
                    + " 2026-10-07 off 国庆节, 2026-10-10 work 国庆节"));

    static List<SpecialDay> days(String text) {
        List<SpecialDay> days = new ArrayList<>();
        for (String day : text.split(", ")) {
            String[] words = day.split(" ");
            days.add(
                    new SpecialDay(LocalDate.parse(words[0]), words[1].equals("off") ? Kind.OFF : Kind.WORK, words[2]));
        }
        return days;
    }

    /** Ten years of invented notices. */
    static List<SpecialDay> tenYears(Random random) {
        List<SpecialDay> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2020, 1, 1); day.getYear() < 2030; day = day.plusDays(1)) {
            if (random.nextInt(12) == 0) {
                days.add(new SpecialDay(day, random.nextBoolean() ? Kind.OFF : Kind.WORK, "节"));
            }
        }
        return days;
    }

    static boolean isWorked(List<SpecialDay> days, LocalDate date) {
        return days.stream()
                .filter(day -> day.date().equals(date))
                .findFirst()
                .map(day -> day.kind() == Kind.WORK)
                .orElse(date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);
    }

    @ParameterizedTest
    @CsvSource({
        // filed, working days, last day
        "2026-02-12, 5, 2026-02-26", // 13, 14 补班, 24, 25, 26
        "2026-02-14, 1, 2026-02-24", // the whole of 春节 goes by
        "2026-02-20, 1, 2026-02-24", // filed on a holiday
        "2026-02-27, 1, 2026-02-28", // 补班 on a Saturday counts
        "2026-09-30, 3, 2026-10-10", // 8, 9, 10 补班
        "2026-09-18, 1, 2026-09-20", // 补班 on a Sunday
        "2026-04-30, 4, 2026-05-09", // 6, 7, 8, 9 补班
        "2026-06-01, 20, 2026-06-29",
    })
    void aTimeLimit_endsOnThisDay(LocalDate filed, int workdays, LocalDate last) {
        assertEquals(last, OF_2026.workdayAfter(filed, workdays));
        assertEquals(workdays, OF_2026.workdaysBetween(filed, last));
    }

    @Test
    void aLastDayThatIsFree_rollsOver_andOneThatIsWorkedStays() {
        assertEquals(LocalDate.of(2026, 10, 8), OF_2026.orNextWorkday(LocalDate.of(2026, 10, 3)));
        assertEquals(LocalDate.of(2026, 5, 9), OF_2026.orNextWorkday(LocalDate.of(2026, 5, 9)));
        assertEquals(LocalDate.of(2026, 5, 11), OF_2026.orNextWorkday(LocalDate.of(2026, 5, 10)));
    }

    @Test
    void aDay_isNamedAsPeopleSayIt() {
        assertEquals("5 月 9 日（周六，补班）", OF_2026.named(LocalDate.of(2026, 5, 9)));
        assertEquals("5 月 1 日（周五，劳动节）", OF_2026.named(LocalDate.of(2026, 5, 1)));
        assertEquals("5 月 11 日（周一）", OF_2026.named(LocalDate.of(2026, 5, 11)));
    }

    @Test
    void anotherYear_isAnErrorThatSaysWhatToDo() {
        assertEquals(LocalDate.of(2027, 1, 1), OF_2026.end());
        LocalDate newYearsEve = LocalDate.of(2026, 12, 31);
        assertTrue(OF_2026.isWorkday(newYearsEve));
        UnknownYear unknown = assertThrows(UnknownYear.class, () -> OF_2026.workdayAfter(newYearsEve, 1));
        assertTrue(unknown.getMessage().contains("2027 年的放假安排还没有导入"), unknown::getMessage);
        assertThrows(UnknownYear.class, () -> OF_2026.isWorkday(LocalDate.of(2025, 12, 31)));
        assertThrows(UnknownYear.class, () -> new WorkCalendar(List.of()).isWorkday(newYearsEve));
    }

    @Test
    void aGapBetweenYears_endsTheCalendar() {
        WorkCalendar calendar =
                new WorkCalendar(days("2027-01-01 off 元旦, 2025-01-01 off 元旦, 2024-05-01 off 劳动节, 2024-01-01 off 元旦"));
        assertEquals(LocalDate.of(2026, 1, 1), calendar.end());
        assertEquals(Optional.of(LocalDate.of(2025, 12, 31)), calendar.until());
        assertEquals(days("2024-01-01 off 元旦, 2024-05-01 off 劳动节, 2025-01-01 off 元旦"), calendar.days());
        assertEquals(days("2024-01-01 off 元旦, 2024-05-01 off 劳动节"), calendar.days(2024));
        assertEquals(List.of(), calendar.days(2027));
    }

    @Test
    void aCalendarWithoutAnyYear_endsNowhere() {
        assertEquals(Optional.empty(), new WorkCalendar(List.of()).until());
        assertEquals(List.of(), new WorkCalendar(List.of()).days());
    }

    @Test
    void everyAnswer_isThatOfOneWhoWalksDayByDay() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<SpecialDay> days = tenYears(random);
            WorkCalendar calendar = new WorkCalendar(days);
            for (int i = 0; i < 20; i++) {
                LocalDate filed = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000));
                int workdays = 1 + random.nextInt(60);
                LocalDate walked = filed;
                for (int left = workdays; left > 0; ) {
                    walked = walked.plusDays(1);
                    left -= isWorked(days, walked) ? 1 : 0;
                }
                String context = "seed " + seed + ", " + filed + " + " + workdays;
                assertEquals(walked, calendar.workdayAfter(filed, workdays), context);
                assertEquals(workdays, calendar.workdaysBetween(filed, walked), context);
                assertEquals(isWorked(days, filed), calendar.isWorkday(filed), context);
            }
        }
    }
}
