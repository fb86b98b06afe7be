package cn.servicecircle.appointment;

import java.time.Instant;

/** @param to the first moment at which it is over */
public record Slot(Instant from, Instant to) {

    boolean overlaps(Slot other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    boolean contains(Slot other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }
}
