package cn.servicecircle.duty;

import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.station.Span;
import cn.servicecircle.station.Station;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** When stations are open, as moments, and how these are said. */
public final class Openings {
    static final int PLANNABLE_DAYS = 70;

    private final Supplier<WorkCalendar> calendar;
    private final Clock clock;

    /** @param clock in the zone in which the opening hours are meant */
    public Openings(Supplier<WorkCalendar> calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    List<Period> on(Station station, LocalDate day) {
        return station.openOn(day, calendar.get()).stream()
                .map(span -> period(day, span))
                .toList();
    }

    private Period period(LocalDate day, Span span) {
        ZonedDateTime midnight = day.atStartOfDay(clock.getZone());
        return new Period(
                midnight.plusMinutes(span.from()).toInstant(),
                midnight.plusMinutes(span.to()).toInstant());
    }

    /** In order. */
    List<Period> during(Station station, LocalDate from, int days) {
        return Stream.iterate(from, day -> day.plusDays(1))
                .limit(days)
                .flatMap(day -> on(station, day).stream())
                .toList();
    }

    /** The span in which it is open now; none while it is closed. */
    Optional<Period> now(Station station) {
        Instant now = now();
        return on(station, today()).stream()
                .filter(span -> !now.isBefore(span.from()) && now.isBefore(span.to()))
                .findFirst();
    }

    /** From the start of a day on. */
    Period days(LocalDate from, int days) {
        return new Period(
                from.atStartOfDay(clock.getZone()).toInstant(),
                from.plusDays(days).atStartOfDay(clock.getZone()).toInstant());
    }

    /** The days for which shifts can be planned. */
    Period plannable() {
        return days(today(), PLANNABLE_DAYS);
    }

    /** Whether it is still to come, not too far away, and lies in one day. */
    boolean isPlannable(Period period) {
        return period.from().isAfter(now())
                && period.from().isBefore(period.to())
                && !period.to().isAfter(plannable().to())
                && !period.to().isAfter(days(day(period), 1).to());
    }

    ZonedDateTime local(Instant moment) {
        return moment.atZone(clock.getZone());
    }

    /** 5 月 9 日（周六，补班）. */
    String named(LocalDate day) {
        return calendar.get().named(day);
    }

    /** 08:30. */
    String time(Instant moment) {
        LocalTime time = local(moment).toLocalTime();
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    /** 08:30–12:00. */
    String times(Period period) {
        return time(period.from()) + "–" + end(period);
    }

    /** The end of a day is 24:00. */
    String end(Period period) {
        String to = time(period.to());
        return to.equals("00:00") ? "24:00" : to;
    }

    /** The first of the days, and the last where there are several. */
    String days(List<Period> periods) {
        LocalDate first =
                periods.stream().map(this::day).min(LocalDate::compareTo).orElseThrow();
        LocalDate last =
                periods.stream().map(this::day).max(LocalDate::compareTo).orElseThrow();
        return first.equals(last) ? named(first) : named(first) + "到 " + named(last);
    }

    LocalDate day(Period period) {
        return local(period.from()).toLocalDate();
    }

    /** 5 月 9 日（周六，补班）08:30–12:00. */
    String text(Period period) {
        return named(day(period)) + times(period);
    }
}
