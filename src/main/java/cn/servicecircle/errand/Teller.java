package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.similar.Followers;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** Tells everybody whom a step concerns, in its transaction: its parties, those who follow a public one, and other features. */
public final class Teller {
    /** No person's id, so that nobody is taken for the one who did it. */
    private static final long NOBODY = 0;

    private final Outbox outbox;
    private final Followers followers;
    private final ErrandViews views;
    private final List<AfterStep> afterwards;

    public Teller(Outbox outbox, Followers followers, ErrandViews views, List<AfterStep> afterwards) {
        this.outbox = outbox;
        this.followers = followers;
        this.views = views;
        this.afterwards = List.copyOf(afterwards);
    }

    /** @param file after the step */
    Future<Void> tell(SqlConnection tx, Kind step, CaseFile file, Caller actor) {
        return tell(tx, step, file, actor.personId());
    }

    /** Of what the clock did. */
    Future<Void> tell(SqlConnection tx, Kind step, CaseFile file) {
        return tell(tx, step, file, NOBODY);
    }

    private Future<Void> tell(SqlConnection tx, Kind step, CaseFile file, long actorId) {
        Future<Void> told = Future.succeededFuture();
        for (Notice notice : Tidings.of(step, file, views.inList(file.named()), actorId)) {
            told = told.compose(done -> outbox.tell(tx, notice));
        }
        Errand errand = file.errand();
        return told.compose(done -> followers.tell(
                        tx,
                        errand.id(),
                        errand.filing().itemId(),
                        errand.filing().trackingNumber(),
                        step.word(),
                        actorId))
                .compose(done -> passOn(tx, errand.id(), step));
    }

    /** To other features alone: for a step of which its parties hear otherwise. */
    Future<Void> passOn(SqlConnection tx, long errandId, Kind step) {
        Future<Void> passed = Future.succeededFuture();
        for (AfterStep after : afterwards) {
            passed = passed.compose(before -> after.taken(tx, errandId, step).mapEmpty());
        }
        return passed;
    }
}
