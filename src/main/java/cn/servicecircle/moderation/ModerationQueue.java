package cn.servicecircle.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;

/** Where the features put what a moderator has to see. */
public final class ModerationQueue {
    private final ModerationStore store;
    private final Clock clock;

    public ModerationQueue(ModerationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Opens the one case of this subject, in the transaction that posts it. */
    public Future<Void> open(SqlConnection tx, Subject subject, String text, Verdict verdict) {
        return store.open(tx, subject, text, verdict, clock.instant());
    }
}
