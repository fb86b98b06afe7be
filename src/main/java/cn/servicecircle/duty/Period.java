package cn.servicecircle.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param to the first moment at which it is over; after {@code from}
 */
public record Period(Instant from, Instant to) {

    public boolean overlaps(Period other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    long minutes() {
        return Duration.between(from, to).toMinutes();
    }

    /** How much time lies between the two; none when they touch or overlap. */
    Duration gap(Period other) {
        if (overlaps(other)) {
            return Duration.ZERO;
        }
        return from.isBefore(other.from) ? Duration.between(to, other.from) : Duration.between(other.to, from);
    }

    /** What is left of it, in order, when the others are taken away. */
    List<Period> without(List<Period> others) {
        List<Period> left = List.of(this);
        for (Period other : others) {
            left = left.stream().flatMap(piece -> piece.without(other).stream()).toList();
        }
        return left;
    }

    private List<Period> without(Period other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        List<Period> left = new ArrayList<>();
        if (from.isBefore(other.from)) {
            left.add(new Period(from, other.from));
        }
        if (other.to.isBefore(to)) {
            left.add(new Period(other.to, to));
        }
        return left;
    }
}
