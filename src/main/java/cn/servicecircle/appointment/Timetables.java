package cn.servicecircle.appointment;

import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.duty.Duties;
import cn.servicecircle.duty.Shift;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Span;
import cn.servicecircle.station.Station;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The timetables of all stations, from memory, and how their times are said. */
public record Timetables(
        Snapshot<RuleBook> rules, Snapshot<Duties> duties, Snapshot<WorkCalendar> calendar, Clock clock) {

    SlotRules rules(long stationId) {
        return rules.get().of(stationId);
    }

    /** For all days that can be booked. */
    Timetable of(Station station) {
        return of(station, duties.get().of(station.id()));
    }

    /** The same with these shifts, where memory may be a second old. */
    Timetable of(Station station, List<Shift> shifts) {
        SlotRules own = rules(station.id());
        return new Timetable(own, openings(station, today(), own.daysAhead()), shifts);
    }

    /** The same whatever can be booked, for what was booked under other rules. */
    Timetable within(Station station, Slot time, List<Shift> shifts) {
        LocalDate first = day(time.from());
        int days = (int) first.until(day(time.to()), ChronoUnit.DAYS) + 1;
        return new Timetable(rules(station.id()), openings(station, first, days), shifts);
    }

    /** Whether the station is open for the whole of it, whoever is there. */
    boolean isOpen(Station station, Slot slot) {
        int days = (int) day(slot.from()).until(day(slot.to()), ChronoUnit.DAYS) + 1;
        return openings(station, day(slot.from()), days).stream().anyMatch(opening -> opening.contains(slot));
    }

    private List<Slot> openings(Station station, LocalDate from, int days) {
        return Stream.iterate(from, day -> day.plusDays(1))
                .limit(days)
                .flatMap(day -> station.openOn(day, calendar.get()).stream().map(span -> slot(day, span)))
                .toList();
    }

    private Slot slot(LocalDate day, Span span) {
        ZonedDateTime midnight = day.atStartOfDay(clock.getZone());
        return new Slot(
                midnight.plusMinutes(span.from()).toInstant(),
                midnight.plusMinutes(span.to()).toInstant());
    }

    /** Whether it can still be booked. */
    boolean isInTime(long stationId, Slot slot) {
        return !slot.from().isBefore(now().plus(rules(stationId).notice()));
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    Slot days(LocalDate from, int days) {
        return new Slot(
                from.atStartOfDay(clock.getZone()).toInstant(),
                from.plusDays(days).atStartOfDay(clock.getZone()).toInstant());
    }

    /** 11 月 25 日（周三）09:00–09:30. */
    String text(Slot slot) {
        return calendar.get().named(day(slot.from())) + time(slot.from()) + "–" + time(slot.to());
    }

    String time(Instant moment) {
        return "%tR".formatted(moment.atZone(clock.getZone()));
    }
}
