package cn.servicecircle.appointment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/** When the clock brings an appointment something next. */
record Alarms(Timetables timetables) {
    private static final LocalTime REMINDED_AT = LocalTime.of(17, 0);
    private static final Duration TIME_TO_REBOOK = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(30);

    /** The reminder the day before, as long as that is to come; else its end. */
    Instant ofBooked(Slot slot) {
        Instant reminder = timetables
                .day(slot.from())
                .minusDays(1)
                .atTime(REMINDED_AT)
                .atZone(timetables.clock().getZone())
                .toInstant();
        return reminder.isAfter(timetables.now()) ? reminder : slot.to();
    }

    Instant ofDisplaced(Slot slot) {
        return slot.to().plus(TIME_TO_REBOOK);
    }

    /** Its deletion. */
    Instant ofEnded() {
        return timetables.now().plus(KEPT);
    }
}
