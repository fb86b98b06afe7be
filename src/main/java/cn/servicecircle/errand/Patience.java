package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * How long one waits for the principal, in days.
 *
 * @param silenceDays from the result until it is closed unanswered
 * @param reopenDays  from the end until it cannot be reopened any more
 */
public record Patience(int silenceDays, int reopenDays, Clock clock) {

    /** @param events of one that is done */
    Instant answerBy(List<ErrandEvent> events) {
        return last(events, kind -> kind == Kind.COMPLETED).plus(Duration.ofDays(silenceDays));
    }

    /** @param events of one that has ended */
    boolean isReopenable(List<ErrandEvent> events) {
        return clock.instant().isBefore(last(events, Kind::isEnding).plus(Duration.ofDays(reopenDays)));
    }

    void mustBeReopenable(CaseFile file) {
        if (!isReopenable(file.events())) {
            throw Refusal.conflict(
                    "errand:reopen-too-late",
                    "已经过了要求重新办理的期限",
                    "结案后 %d 天内可以要求重新办理。还需要办的，请重新提交一件，说明里写上原来的受理号 %s。"
                            .formatted(reopenDays, file.errand().filing().trackingNumber()));
        }
    }

    /** When that happened last; what came from elsewhere, without such an event, counts from its last one. */
    private static Instant last(List<ErrandEvent> events, Predicate<Kind> which) {
        return events.stream()
                .filter(event -> which.test(event.kind()))
                .reduce((one, later) -> later)
                .orElse(events.get(events.size() - 1))
                .at();
    }
}
