package cn.servicecircle.duty;

import cn.servicecircle.kernel.Worded;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * What a member of staff says about days to come: not there at all, or a wish. Nobody is asked why.
 *
 * @param toDay   the last of the days
 * @param weekday only these of the days, or null
 * @param dayPart only this part of each day, or null
 */
public record Availability(
        long id, long personId, Kind kind, LocalDate fromDay, LocalDate toDay, DayOfWeek weekday, DayPart dayPart) {

    enum Kind implements Worded {
        ABSENT("不在"),
        PREFER("愿意"),
        RATHER_NOT("最好不要");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Whether it speaks of that time, which lies in one day. */
    boolean touches(LocalDateTime from, LocalDateTime to) {
        LocalDate day = from.toLocalDate();
        return !day.isBefore(fromDay)
                && !day.isAfter(toDay)
                && (weekday == null || weekday == day.getDayOfWeek())
                && (dayPart == null || dayPart.touches(from.toLocalTime(), to.toLocalTime()));
    }

    Availability withId(long given) {
        return new Availability(given, personId, kind, fromDay, toDay, weekday, dayPart);
    }

    /** 最好不要：周一上午. */
    String text() {
        String when = weekday == null ? "每天" : weekday.getDisplayName(TextStyle.SHORT, Locale.CHINA);
        return kind.text() + "：" + when + (dayPart == null ? "" : dayPart.text());
    }
}
