package cn.servicecircle.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.calendar.SpecialDay.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatutoryHolidaysTest {
    /** 国务院办公厅关于2025年部分节假日安排的通知, where 中秋节 is part of 国庆节's days; the worked days left out. */
    private static final List<SpecialDay> OF_2025 = WorkCalendarTest.days(
            "2025-01-01 off 元旦, 2025-01-28 off 春节, 2025-01-29 off 春节, 2025-01-30 off 春节, 2025-01-31 off 春节,"
                    + " 2025-02-01 off 春节, 2025-02-02 off 春节, 2025-02-03 off 春节, 2025-02-04 off 春节,"
                    + " 2025-04-04 off 清明节, 2025-04-05 off 清明节, 2025-04-06 off 清明节, 2025-05-01 off 劳动节,"
                    + " 2025-05-02 off 劳动节, 2025-05-03 off 劳动节, 2025-05-04 off 劳动节, 2025-05-05 off 劳动节,"
                    + " 2025-05-31 off 端午节, 2025-06-01 off 端午节, 2025-06-02 off 端午节, 2025-10-01 off 国庆节、中秋节,"
                    + " 2025-10-02 off 国庆节、中秋节, 2025-10-03 off 国庆节、中秋节, 2025-10-04 off 国庆节、中秋节,"
                    + " 2025-10-05 off 国庆节、中秋节, 2025-10-06 off 国庆节、中秋节, 2025-10-07 off 国庆节、中秋节,"
                    + " 2025-10-08 off 国庆节、中秋节");

    @Test
    void aWholeYear_lacksNothing() {
        assertEquals(List.of(), StatutoryHolidays.missing(OF_2025));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, 元旦（1 月 1 日）",
        "2025-01-[23].|2025-02-01, 春节（4 天）",
        "2025-04-.*, 清明节（1 天）",
        "2025-05-01, 劳动节（5 月 1 日、2 日）",
        "2025-05-02, 劳动节（5 月 1 日、2 日）",
        "2025-.*-31|2025-06.*, 端午节（1 天）",
        "2025-10-03, 国庆节（10 月 1 日至 3 日）",
    })
    void whatAYearLacks_isNamed(String dates, String missing) {
        List<SpecialDay> rest = OF_2025.stream()
                .filter(day -> !day.date().toString().matches(dates))
                .toList();
        assertEquals(List.of(missing), StatutoryHolidays.missing(rest));
    }

    @Test
    void aHolidayThatMoves_isKnownByItsName() {
        List<SpecialDay> unnamed = OF_2025.stream()
                .map(day -> new SpecialDay(day.date(), day.kind(), day.name().replace("、中秋节", "")))
                .toList();
        assertEquals(List.of("中秋节（1 天）"), StatutoryHolidays.missing(unnamed));
    }

    @Test
    void aWorkedDay_isNoHoliday() {
        List<SpecialDay> worked = OF_2025.stream()
                .map(day -> new SpecialDay(day.date(), Kind.WORK, day.name()))
                .toList();
        assertEquals(7, StatutoryHolidays.missing(worked).size());
    }
}
