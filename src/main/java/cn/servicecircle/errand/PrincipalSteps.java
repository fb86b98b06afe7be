package cn.servicecircle.errand;

import cn.servicecircle.errand.Errand.Rating;
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
    private final RatingWindow ratingWindow;
    private final AfterRating afterRating;
    private final Patience patience;

    public PrincipalSteps(Steps steps, RatingWindow ratingWindow, AfterRating afterRating, Patience patience) {
        this.steps = steps;
        this.ratingWindow = ratingWindow;
        this.afterRating = afterRating;
        this.patience = patience;
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
        return steps.takeFor(caller, id, Act.REOPEN, onBehalf, file -> {
            patience.mustBeReopenable(file);
            return Step.to(file.errand().reopened(), Kind.REOPENED, reason);
        });
    }

    Future<ErrandView> cancel(Caller caller, long id, OnBehalf onBehalf) {
        return steps.takeFor(
                caller, id, Act.CANCEL, onBehalf, file -> Step.to(file.errand().cancelled(), Kind.CANCELLED));
    }

    /** 好差评, voluntary and one a request: given again within a week, it takes the place of the one before. */
    Future<ErrandView> rate(Caller caller, long id, int grade, String comment, OnBehalf onBehalf) {
        return steps.takeFor(caller, id, Act.RATE, onBehalf, file -> {
            ratingWindow.mustBeOpen(file.events());
            Rating before = file.errand().rating();
            Errand rated = file.errand().rated(grade, comment);
            Kind kind = before == null ? Kind.RATED : Kind.RATING_CHANGED;
            return Step.to(rated, kind, rated.rating().gradeText())
                    .and(tx -> afterRating.rated(tx, id, before == null ? null : before.grade(), grade));
        });
    }
}
