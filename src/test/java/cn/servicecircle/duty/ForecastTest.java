package cn.servicecircle.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.servicecircle.testkit.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ForecastTest {
    /** A Monday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 29);

    private static EmptyReport report(long station, int daysAgo, long resident, String answer) {
        Instant start = morning(-daysAgo).from();
        return new EmptyReport(1, station, start, start, resident, answer);
    }

    private static Period morning(int ahead) {
        return RandomStaffing.period(TODAY.plusDays(ahead), 510, 720);
    }

    private static String forecast(EmptyReport... reports) {
        TestClock clock = new TestClock("2026-06-29T09:00");
        return new Forecast(Arrays.asList(reports), new Openings(null, clock)).of(1, morning(0));
    }

    @Test
    void oneResident_howeverOften_isNoForecast() {
        assertNull(forecast());
        assertNull(forecast(report(1, 7, 5, null), report(1, 14, 5, null)));
    }

    @Test
    void twoResidents_areOne() {
        assertEquals("上周同一时段有居民来过没遇到人。", forecast(report(1, 7, 5, null), report(1, 14, 6, null)));
        assertEquals("最近四周同一时段有居民来过没遇到人。", forecast(report(1, 21, 5, null), report(1, 14, 6, null)));
    }

    @Test
    void theSpanThatRunsNow_isToday_andNotLastWeek() {
        assertEquals("今天这个时段有居民来过没遇到人。", forecast(report(1, 0, 5, null), report(1, 0, 6, null)));
        assertEquals("今天这个时段有居民来过没遇到人。", forecast(report(1, 7, 5, null), report(1, 0, 6, null)));
    }

    @Test
    void anotherStation_anotherDay_andFourWeeksAgo_doNotCount() {
        assertNull(forecast(report(1, 7, 5, null), report(2, 7, 6, null)));
        assertNull(forecast(report(1, 7, 5, null), report(1, 8, 6, null)));
        assertNull(forecast(report(1, 7, 5, null), report(1, 28, 6, null)));
    }

    @Test
    void theLastAnswer_isSaid() {
        assertEquals(
                "上周同一时段有居民来过没遇到人。站点的管家答复：改了开放时间。", forecast(report(1, 14, 5, "已安排人。"), report(1, 7, 6, "改了开放时间。")));
    }
}
