package cn.servicecircle.deliberation;

import cn.servicecircle.calendar.UnknownYear;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.snapshot.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** The clock of the stages, by the working calendar as it is now. */
record WorkdayClock(Snapshot<WorkCalendar> calendar, Clock clock) implements StageClock {

    @Override
    public Instant endOf(Instant from, int days) {
        LocalDate day = LocalDate.ofInstant(from, clock.getZone()).plusDays(days);
        return endOf(days == 0 ? day : orNextWorkday(day));
    }

    Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    /** The end of the n-th working day after this moment's (民法典 201). */
    Instant endOfWorkday(Instant from, int n) {
        return endOf(workdayAfter(LocalDate.ofInstant(from, clock.getZone()), n));
    }

    /** By weeks of five days where the calendar does not reach that far. */
    private LocalDate workdayAfter(LocalDate day, int n) {
        try {
            return calendar.get().workdayAfter(day, n);
        } catch (UnknownYear unknown) {
            return day.plusWeeks((n + 4) / 5);
        }
    }

    /** The day itself where the calendar does not reach that far. */
    private LocalDate orNextWorkday(LocalDate day) {
        try {
            return calendar.get().orNextWorkday(day);
        } catch (UnknownYear unknown) {
            return day;
        }
    }
}
