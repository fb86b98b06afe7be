package cn.servicecircle.notification;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.Collection;

/** Where the features put what must be told, in the transaction that makes it true. */
public final class Outbox {
    private final NotificationStore store;
    private final Clock clock;

    public Outbox(NotificationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** In the person's inbox at the commit; on its way to WeChat soon after it. */
    public Future<Void> tell(SqlClient tx, Notice notice) {
        return store.add(tx, notice, clock.instant());
    }

    public Future<Void> tellAll(SqlClient tx, Collection<Notice> notices) {
        Future<Void> told = Future.succeededFuture();
        for (Notice notice : notices) {
            told = told.compose(before -> tell(tx, notice));
        }
        return told;
    }
}
