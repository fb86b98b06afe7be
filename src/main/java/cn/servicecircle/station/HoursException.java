package cn.servicecircle.station;

import java.time.LocalDate;
import java.util.List;

/**
 * Days on which other hours hold than those of the week.
 *
 * @param to     the last such day
 * @param hours  as they were written: {@code 09:00-12:00}; empty: closed
 * @param reason for people to read
 */
public record HoursException(LocalDate from, LocalDate to, String hours, String reason) {

    boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    List<Span> spans() {
        return hours.isEmpty() ? List.of() : WeeklyHours.spans(hours);
    }
}
