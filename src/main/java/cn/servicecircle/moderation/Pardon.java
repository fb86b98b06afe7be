package cn.servicecircle.moderation;

import cn.servicecircle.moderation.EventStore.Event;
import cn.servicecircle.moderation.EventStore.Kind;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;

/** 解除: a sanction ends with the decision that it rests on. */
final class Pardon {
    private final Outbox outbox;
    private final Clock clock;
    private final SanctionStore store = new SanctionStore();
    private final EventStore events = new EventStore();

    Pardon(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Lifts what followed from a case, if anything did, and tells whom it concerned. An appeal against it that waits is answered
     * with it. The case must be locked.
     *
     * @param answer why the decision on the post fell
     */
    Future<Void> lift(SqlConnection tx, long caseId, long moderatorId, String answer) {
        return store.lockOf(tx, caseId).compose(found -> found.filter(known -> !known.lifted())
                .map(known -> lift(tx, known, moderatorId, answer))
                .orElse(Future.succeededFuture()));
    }

    private Future<Void> lift(SqlConnection tx, Sanction known, long moderatorId, String answer) {
        Instant now = clock.instant();
        Event lifted = new Event(0, known.areaId(), Kind.SANCTION_LIFTED, "author", known.clause(), answer, now);
        Future<Void> answered =
                known.waits() ? store.decide(tx, known.id(), moderatorId, answer, now) : Future.succeededFuture();
        return answered.compose(done -> store.lift(tx, known.id(), now))
                .compose(done -> events.add(tx, null, known.id(), lifted, moderatorId))
                .compose(logged -> outbox.tell(
                        tx,
                        new Notice(
                                known.personId(),
                                Notice.Kind.APPEAL_ANSWERED,
                                "限制已解除",
                                "内容已恢复发布，因它而来的“" + known.grade().text() + "”也解除了，以后不再算数。",
                                "/me/sanctions")));
    }
}
