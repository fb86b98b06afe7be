package cn.servicecircle.deliberation;

import java.time.LocalDate;
import java.time.LocalTime;

/** When the owner of a decision is reminded: three days before its last day, on it, and every week from the day after it. */
enum Nudge {
    SOON,
    LAST_DAY,
    OVERDUE;

    static final LocalTime AT = LocalTime.of(9, 0);
    private static final int DAYS_BEFORE = 3;
    private static final int DAYS_BETWEEN = 7;

    /** How it stands on a day; null while there is plenty of time. */
    static Nudge on(LocalDate day, LocalDate lastDay) {
        if (day.isAfter(lastDay)) {
            return OVERDUE;
        }
        return day.equals(lastDay) ? LAST_DAY : day.isBefore(lastDay.minusDays(DAYS_BEFORE)) ? null : SOON;
    }

    /**
     * What is to be told today, or null for nothing.
     *
     * @param told the day on which the owner was told last; what was told for an earlier last day counts for nothing
     */
    static Nudge due(LocalDate today, LocalDate lastDay, LocalDate told) {
        Nudge now = on(today, lastDay);
        boolean isNew = told == null || on(told, lastDay) != now;
        boolean again = now == OVERDUE && !isNew && !today.isBefore(told.plusDays(DAYS_BETWEEN));
        return isNew || again ? now : null;
    }

    /** The next day on which there may be something to tell. */
    static LocalDate next(LocalDate today, LocalDate lastDay) {
        Nudge now = on(today, lastDay);
        if (now == null) {
            return lastDay.minusDays(DAYS_BEFORE);
        }
        return switch (now) {
            case SOON -> lastDay;
            case LAST_DAY -> lastDay.plusDays(1);
            case OVERDUE -> today.plusDays(DAYS_BETWEEN);
        };
    }
}
