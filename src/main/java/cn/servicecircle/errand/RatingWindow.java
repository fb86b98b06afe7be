package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kernel.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How long 好差评 can be changed: seven days, the one on which it was first given not counted (民法典 201).
 *
 * @param clock in the zone whose midnights end the days
 */
public record RatingWindow(Clock clock) {
    private static final int DAYS = 7;

    /** None before the first rating. */
    Optional<LocalDate> lastDay(List<ErrandEvent> events) {
        return events.stream()
                .filter(event -> event.kind() == Kind.RATED)
                .findFirst()
                .map(first -> LocalDate.ofInstant(first.at(), clock.getZone()).plusDays(DAYS));
    }

    boolean isOpen(List<ErrandEvent> events) {
        return lastDay(events).filter(this::isOver).isEmpty();
    }

    private boolean isOver(LocalDate lastDay) {
        return LocalDate.now(clock).isAfter(lastDay);
    }

    void mustBeOpen(List<ErrandEvent> events) {
        lastDay(events).filter(this::isOver).ifPresent(last -> {
            throw Refusal.conflict(
                    "errand:rating-final",
                    "评价已经不能再改",
                    "评价作出后 7 天内可以改，从 %s 起不能再改。还有意见可以提投诉建议。".formatted(last.plusDays(1)));
        });
    }
}
