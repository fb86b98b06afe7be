package cn.servicecircle.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How far the working calendar reaches, for those who run the service.
 *
 * @param until    its last day, or null while no year has been imported
 * @param daysLeft how many days it knows from today on
 * @param warning  what to do about it, or null while there is time
 */
public record Outlook(LocalDate until, long daysLeft, String warning) {

    /** @param warnDays fewer days than these are worth a warning */
    static Outlook of(WorkCalendar calendar, LocalDate today, int warnDays) {
        LocalDate until = calendar.until().orElse(null);
        LocalDate missing = calendar.missingFrom(today);
        long daysLeft = Math.max(0, ChronoUnit.DAYS.between(today, missing));
        return new Outlook(until, daysLeft, daysLeft < warnDays ? warning(until, daysLeft, missing.getYear()) : null);
    }

    private static String warning(LocalDate until, long daysLeft, int year) {
        String state = daysLeft > 0
                ? "工作日历只到 " + until + "（还有 " + daysLeft + " 天），再往后算不出工作日期限"
                : (until == null ? "还没有工作日历" : "工作日历里没有今天") + "，算不出工作日期限";
        return "%s。请把国务院办公厅关于 %d 年部分节假日安排的通知（一般在前一年 11 月前后发布）补进 calendar.csv，再导入一次。".formatted(state, year);
    }
}
