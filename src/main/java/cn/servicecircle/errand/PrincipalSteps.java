package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.errand.Steps.Step;
import cn.servicecircle.kernel.Caller;
import io.vertx.core.Future;

/**
 * What only the principal (申请人) may say: whether it is solved, how it was, and whether it goes on at all; alone, or to a
 * member of staff who records it.
 */
public final class PrincipalSteps {
    private final Steps steps;

    public PrincipalSteps(Steps steps) {
        this.steps = steps;
    }

    /** "Not solved" goes on at once, with a new completion limit. */
    Future<ErrandView> confirm(Caller caller, long id, boolean solved, String comment, OnBehalf onBehalf) {
        return steps.takeFor(
                caller,
                id,
                Act.CONFIRM,
                onBehalf,
                file -> solved
                        ? Step.to(file.errand().solved(), Kind.SOLVED, comment)
                        : Step.to(file.errand().notSolved(), Kind.NOT_SOLVED, comment));
    }

    Future<ErrandView> reopen(Caller caller, long id, String reason, OnBehalf onBehalf) {
        return steps.takeFor(
                caller, id, Act.REOPEN, onBehalf, file -> Step.to(file.errand().reopened(), Kind.REOPENED, reason));
    }

    Future<ErrandView> cancel(Caller caller, long id, OnBehalf onBehalf) {
        return steps.takeFor(
                caller, id, Act.CANCEL, onBehalf, file -> Step.to(file.errand().cancelled(), Kind.CANCELLED));
    }

    Future<ErrandView> rate(Caller caller, long id, int grade, String comment, OnBehalf onBehalf) {
        return steps.takeFor(
                caller, id, Act.RATE, onBehalf, file -> Step.to(file.errand().rated(grade, comment), Kind.RATED));
    }
}
