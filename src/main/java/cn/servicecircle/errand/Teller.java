package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.similar.Followers;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Tells everybody whom a step concerns, in its transaction: its parties, and those who follow a public one. */
public final class Teller {
    /** No person's id, so that nobody is taken for the one who did it. */
    private static final long NOBODY = 0;

    private final Outbox outbox;
    private final Followers followers;
    private final ErrandViews views;

    public Teller(Outbox outbox, Followers followers, ErrandViews views) {
        this.outbox = outbox;
        this.followers = followers;
        this.views = views;
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
                tx, errand.id(), errand.filing().itemId(), errand.filing().trackingNumber(), step.word(), actorId));
    }
}
