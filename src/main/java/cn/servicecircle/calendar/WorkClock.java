package cn.servicecircle.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Working time: the whole 24 hours of every working day count, nothing of any other day. So time limits in working days
 * become durations that can be added, paused and compared.
 */
public final class WorkClock {
    private final WorkCalendar calendar;
    private final ZoneId zone;

    /** @param zone without daylight saving, as China's is */
    public WorkClock(WorkCalendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
    }

    /** A time during which a limit does not run; {@code to} is null while it lasts. */
    public record Pause(Instant from, Instant to) {}

    /** Working time from one moment to a later one. */
    public Duration between(Instant from, Instant to) {
        return sinceStart(to).minus(sinceStart(from));
    }

    private Duration sinceStart(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        LocalDate date = local.toLocalDate();
        Duration whole = Duration.ofDays(calendar.workdaysBefore(date));
        return calendar.isWorkday(date) ? whole.plusNanos(local.toLocalTime().toNanoOfDay()) : whole;
    }

    /** When a limit that was set at a moment begins to run: at the next midnight, because that day is excluded (民法典 201). */
    public Instant start(Instant set) {
        return LocalDate.ofInstant(set, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Working time that has run since the limit's {@link #start}, pauses taken out; {@code pauses} are in order and apart. */
    public Duration running(Instant set, List<Pause> pauses, Instant now) {
        Instant start = start(set);
        return now.isAfter(start) ? between(start, now).minus(paused(set, pauses, now)) : Duration.ZERO;
    }

    /** Working time since the limit's {@link #start} during which it did not run. */
    public Duration paused(Instant set, List<Pause> pauses, Instant now) {
        Instant start = start(set);
        Duration sum = Duration.ZERO;
        for (Pause pause : pauses) {
            Instant from = later(pause.from(), start);
            Instant to = pause.to() == null ? now : earlier(pause.to(), now);
            if (to.isAfter(from)) {
                sum = sum.plus(between(from, to));
            }
        }
        return sum;
    }

    /** The first moment at which so much of a limit has run; every pause must have ended. */
    public Instant reached(Instant set, Duration running, List<Pause> pauses) {
        Instant start = start(set);
        Duration needed = running;
        Instant end = after(start, needed);
        for (Pause pause : pauses) {
            Instant from = later(pause.from(), start);
            if (from.isBefore(end) && pause.to().isAfter(from)) {
                needed = needed.plus(between(from, pause.to()));
                end = after(start, needed);
            }
        }
        return end;
    }

    /** The last day of a limit of so many working days; every pause must have ended. */
    public LocalDate lastDay(Instant set, int workdays, List<Pause> pauses) {
        // At midnight the day that has just ended was the last.
        return LocalDate.ofInstant(
                reached(set, Duration.ofDays(workdays), pauses).minusNanos(1), zone);
    }

    /** The moment at which a limit is over: 24:00 of its last day (民法典 203). */
    public Instant end(Instant set, int workdays, List<Pause> pauses) {
        return lastDay(set, workdays, pauses).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The first moment at which so much working time has gone by since the other. */
    private Instant after(Instant from, Duration working) {
        Duration target = sinceStart(from).plus(working);
        int whole = (int) target.toDays();
        Duration rest = target.minusDays(whole);
        return rest.isZero()
                ? calendar.workday(whole).plusDays(1).atStartOfDay(zone).toInstant()
                : calendar.workday(whole + 1).atStartOfDay(zone).toInstant().plus(rest);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
