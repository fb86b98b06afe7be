package cn.servicecircle.ladder;

import cn.servicecircle.calendar.UnknownYear;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.calendar.WorkClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** When somebody is to be told of a time limit, by the working calendar as it is now. */
public final class LadderClock {
    /** While the calendar lacks a year, it is asked again so often. */
    static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final Supplier<WorkCalendar> calendar;
    private final Clock clock;

    /** @param clock in the zone whose midnights begin the days */
    public LadderClock(Supplier<WorkCalendar> calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    private record Moment(Rung rung, Instant at) {}

    /**
     * What is still to be told, in order.
     *
     * @param isWhole false where the calendar does not reach that far
     */
    private record Ahead(List<Moment> moments, boolean isWhole) {}

    public Instant now() {
        return clock.instant();
    }

    /** When it is to be looked at next; what should have been told already is in the past. */
    public Instant next(TimeLimit limit, Told told) {
        Ahead ahead = ahead(limit, told);
        Instant again = now().plus(LOOK_AGAIN);
        Instant first =
                ahead.moments().isEmpty() ? again : ahead.moments().get(0).at();
        return ahead.isWhole() || first.isBefore(again) ? first : again;
    }

    /** The last rung that is reached and not told; those before it are no news any more. */
    public Optional<Rung> reached(TimeLimit limit, Told told) {
        return ahead(limit, told).moments().stream()
                .filter(moment -> !moment.at().isAfter(now()))
                .reduce((one, later) -> later)
                .map(Moment::rung);
    }

    private Ahead ahead(TimeLimit limit, Told told) {
        List<Moment> moments = new ArrayList<>();
        try {
            if (told.includes(Rung.OVERDUE)) {
                moments.add(new Moment(Rung.OVERDUE, workdayAfter(dateOf(told.at()))));
            } else {
                addAll(moments, limit, told);
            }
            return new Ahead(moments, true);
        } catch (UnknownYear unknown) {
            return new Ahead(moments, false);
        }
    }

    private void addAll(List<Moment> moments, TimeLimit limit, Told told) {
        WorkClock work = new WorkClock(calendar.get(), clock.getZone());
        Instant half = work.reached(limit.set(), Duration.ofDays(limit.days()).dividedBy(2), limit.pauses());
        if (!told.includes(Rung.HALF)) {
            moments.add(new Moment(Rung.HALF, half));
        }
        LocalDate lastDay = work.lastDay(limit.set(), limit.days(), limit.pauses());
        Instant last = startOf(lastDay);
        if (!half.isBefore(last)) {
            moments.clear();
        }
        // A pause may have moved the last day after it was told.
        if (!told.includes(Rung.LAST_DAY) || told.at().isBefore(last)) {
            moments.add(new Moment(Rung.LAST_DAY, last));
        }
        moments.add(new Moment(Rung.OVERDUE, workdayAfter(lastDay)));
    }

    /** The start of the next working day; tomorrow where the calendar does not reach that far. */
    public Instant nextWorkday() {
        LocalDate today = LocalDate.now(clock);
        try {
            return workdayAfter(today);
        } catch (UnknownYear unknown) {
            return startOf(today.plusDays(1));
        }
    }

    /** The last day of a limit that is over. */
    public LocalDate lastDay(TimeLimit limit) {
        return new WorkClock(calendar.get(), clock.getZone()).lastDay(limit.set(), limit.days(), limit.pauses());
    }

    /** 已超期 1 个工作日. */
    public String overdue(LocalDate lastDay) {
        try {
            return "已超期 " + calendar.get().workdaysBetween(lastDay, LocalDate.now(clock)) + " 个工作日";
        } catch (UnknownYear unknown) {
            return "已超期";
        }
    }

    /** As {@link WorkCalendar#named}. */
    String named(LocalDate day) {
        return calendar.get().named(day);
    }

    private Instant workdayAfter(LocalDate day) {
        return startOf(calendar.get().workdayAfter(day, 1));
    }

    private LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
