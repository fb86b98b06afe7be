package cn.servicecircle.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** What somebody said about days to come, as it is told. */
record AvailabilityView(
        long id,
        Availability.Kind kind,
        LocalDate fromDay,
        LocalDate toDay,
        Integer weekday,
        DayPart dayPart,
        String text) {

    static AvailabilityView of(Availability said) {
        DayOfWeek weekday = said.weekday();
        return new AvailabilityView(
                said.id(),
                said.kind(),
                said.fromDay(),
                said.toDay(),
                weekday == null ? null : weekday.getValue(),
                said.dayPart(),
                said.text());
    }
}
