package cn.servicecircle.appointment;

import java.time.Instant;
import java.util.List;

/**
 * An appointment as its person and the staff of its station see it.
 *
 * @param text   all of it in one sentence
 * @param offers other times with a place, where it must be rebooked, or null
 */
record AppointmentView(
        long id,
        String state,
        String stateText,
        long stationId,
        String stationName,
        long serviceItemId,
        String serviceItemName,
        String personName,
        Instant from,
        Instant to,
        String note,
        String text,
        List<Offer> offers) {

    record Offer(Instant from, Instant to, String text) {}

    AppointmentView with(List<Offer> others) {
        return new AppointmentView(
                id,
                state,
                stateText,
                stationId,
                stationName,
                serviceItemId,
                serviceItemName,
                personName,
                from,
                to,
                note,
                text,
                others);
    }
}
