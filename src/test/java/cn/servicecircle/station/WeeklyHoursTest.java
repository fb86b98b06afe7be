package cn.servicecircle.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyHoursTest {

    @Test
    void aRangeOfDays_mayRunOverTheWeekend() {
        WeeklyHours hours = WeeklyHours.parse("Sa-Mo 09:00-12:00");

        assertEquals(List.of(new Span(540, 720)), hours.on(DayOfWeek.MONDAY));
        assertEquals(List.of(), hours.on(DayOfWeek.TUESDAY));
        assertEquals(List.of(new Span(540, 720)), hours.on(DayOfWeek.SUNDAY));
    }

    @Test
    void freeDays_haveNoHoursUnlessTheyAreWritten() {
        assertEquals(List.of(), WeeklyHours.parse("Mo-Su 09:00-12:00").onHolidays());
        assertEquals(
                List.of(new Span(600, 660)),
                WeeklyHours.parse("Mo-Su 09:00-12:00; PH 10:00-11:00").onHolidays());
        assertEquals(
                List.of(),
                WeeklyHours.parse("Mo-Fr 09:00-12:00; Sa off; PH off").on(DayOfWeek.SATURDAY));
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
                "Mo-Fr 09:00-12:00; Fr 09:00-10:00 | Fr 写了两次",
                "PH off; PH 09:00-10:00          | PH 写了两次"
            })
    void wrongHours_areRefusedWithTheirReason(String text, String reason) {
        assertEquals(
                reason,
                assertThrows(IllegalArgumentException.class, () -> WeeklyHours.parse(text))
                        .getMessage());
    }
}
