package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.errand.Steps.Step;
import cn.servicecircle.kernel.Caller;
import io.vertx.core.Future;
import java.time.Clock;

/** What only the principal (申请人) may say: whether it is solved, how it was, and whether it goes on at all. */
public final class PrincipalSteps {
    private final Steps steps;
    private final Patience patience;
    private final Clock clock;

    public PrincipalSteps(Steps steps, Patience patience, Clock clock) {
        this.steps = steps;
        this.patience = patience;
        this.clock = clock;
    }

    /** "Not solved" goes on at once, with a new completion limit. */
    Future<ErrandView> confirm(Caller principal, long id, boolean solved, String comment) {
        return steps.take(
                principal,
                id,
                Act.CONFIRM,
                file -> solved
                        ? Step.to(file.errand().solved(), Kind.SOLVED, comment)
                        : Step.to(file.errand().notSolved(), Kind.NOT_SOLVED, comment));
    }

    Future<ErrandView> reopen(Caller principal, long id, String reason) {
        return steps.take(principal, id, Act.REOPEN, file -> {
            patience.mustBeReopenable(file, clock.instant());
            return Step.to(file.errand().reopened(), Kind.REOPENED, reason);
        });
    }

    Future<ErrandView> cancel(Caller principal, long id) {
        return steps.take(
                principal, id, Act.CANCEL, file -> Step.to(file.errand().cancelled(), Kind.CANCELLED));
    }

    Future<ErrandView> rate(Caller principal, long id, int grade, String comment) {
        return steps.take(principal, id, Act.RATE, file -> Step.to(file.errand().rated(grade, comment), Kind.RATED));
    }
}
