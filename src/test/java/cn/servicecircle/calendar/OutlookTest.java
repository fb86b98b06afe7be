package cn.servicecircle.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookTest {
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private static Outlook on(String today) {
        return Outlook.of(WorkCalendarTest.OF_2026, LocalDate.parse(today), 90);
    }

    @Test
    void withDaysEnough_thereIsNoWarning() {
        assertEquals(new Outlook(LAST, 365, null), on("2026-01-01"));
        assertEquals(new Outlook(LAST, 90, null), on("2026-10-03"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-04, 89, 工作日历只到 2026-12-31（还有 89 天），再往后算不出工作日期限, 2027",
        "2026-12-31, 1, 工作日历只到 2026-12-31（还有 1 天），再往后算不出工作日期限, 2027",
        "2027-01-01, 0, 工作日历里没有今天，算不出工作日期限, 2027",
        "2025-11-20, 0, 工作日历里没有今天，算不出工作日期限, 2025",
    })
    void withTooFew_itSaysWhichYearToImport(String today, long daysLeft, String state, int year) {
        Outlook outlook = on(today);
        assertEquals(
                state + "。请把国务院办公厅关于 " + year + " 年部分节假日安排的通知（一般在前一年 11 月前后发布）补进 calendar.csv，再导入一次。",
                outlook.warning());
        assertEquals(new Outlook(LAST, daysLeft, outlook.warning()), outlook);
    }

    @Test
    void withoutAnyYear_itAsksForThisOne() {
        Outlook outlook = Outlook.of(new WorkCalendar(List.of()), LocalDate.of(2026, 6, 1), 90);
        assertNull(outlook.until());
        assertEquals(0, outlook.daysLeft());
        assertEquals(
                "还没有工作日历，算不出工作日期限。请把国务院办公厅关于 2026 年部分节假日安排的通知（一般在前一年 11 月前后发布）补进 calendar.csv，再导入一次。",
                outlook.warning());
    }
}
