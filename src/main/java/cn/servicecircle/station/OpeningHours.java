package cn.servicecircle.station;

import cn.servicecircle.calendar.SpecialDay;
import cn.servicecircle.calendar.WorkCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * When a station is open, day by day. An exception goes before everything; a free day of the yearly notice (放假) has the
 * hours of PH; a weekend that is worked (补班) has Friday's, for it stands in for a weekday; every other day those of its
 * weekday. A year whose notice is not known yet has no free days.
 *
 * @param text       the hours of the week as they were written
 * @param exceptions a later one goes before an earlier one
 */
public record OpeningHours(String text, WeeklyHours week, List<HoursException> exceptions) {
    /** Longer than any holiday; who is closed for longer has no next opening that is worth telling. */
    private static final int DAYS_AHEAD = 60;

    public OpeningHours(String text, List<HoursException> exceptions) {
        this(text, WeeklyHours.parse(text), exceptions);
    }

    /** The spans of that day, in order; none where it is closed. */
    public List<Span> on(LocalDate date, WorkCalendar calendar) {
        for (int i = exceptions.size() - 1; i >= 0; i--) {
            if (exceptions.get(i).covers(date)) {
                return exceptions.get(i).spans();
            }
        }
        return calendar.special(date).map(this::on).orElseGet(() -> week.on(date.getDayOfWeek()));
    }

    private List<Span> on(SpecialDay day) {
        return day.kind() == SpecialDay.Kind.OFF ? week.onHolidays() : week.on(DayOfWeek.FRIDAY);
    }

    /** The span that it is in at that moment; none while it is closed. */
    public Optional<Span> at(LocalDateTime moment, WorkCalendar calendar) {
        int minute = moment.getHour() * 60 + moment.getMinute();
        return on(moment.toLocalDate(), calendar).stream()
                .filter(span -> span.covers(minute))
                .findFirst();
    }

    /** The first opening after a moment at which it is closed; none within two months. */
    Optional<LocalDateTime> nextOpening(LocalDateTime closed, WorkCalendar calendar) {
        return closed.toLocalDate()
                .datesUntil(closed.toLocalDate().plusDays(DAYS_AHEAD))
                .flatMap(date -> on(date, calendar).stream()
                        .map(span -> date.atStartOfDay().plusMinutes(span.from())))
                .filter(opens -> opens.isAfter(closed))
                .findFirst();
    }
}
