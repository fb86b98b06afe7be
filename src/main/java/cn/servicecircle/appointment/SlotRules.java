package cn.servicecircle.appointment;

import java.time.Duration;

/**
 * How a station cuts its time.
 *
 * @param placesPerPerson how many people somebody at the counter serves in a slot
 * @param walkInPercent   how many of these places nobody can book, 0 to 100
 * @param daysAhead       how many days can be booked, today included
 * @param noticeMinutes   how long before its beginning a slot can be booked at the latest
 */
public record SlotRules(int slotMinutes, int placesPerPerson, int walkInPercent, int daysAhead, int noticeMinutes) {

    Duration notice() {
        return Duration.ofMinutes(noticeMinutes);
    }

    /** How many places can be booked. */
    int places(long people) {
        return (int) (people * placesPerPerson * (100 - walkInPercent) / 100);
    }
}
