package cn.servicecircle.attachment;

import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away what nobody needs: stored bytes without a row, and files that a killed node was receiving. Every node may run one. */
public final class AttachmentSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentSweeper.class);
    /** Longer than any upload lasts from its first byte to its row. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final Duration EVERY = Duration.ofHours(1);

    private final Database database;
    private final AttachmentStore store;
    private final Storage storage;
    private final Incoming incoming;
    private final Clock clock;

    public AttachmentSweeper(
            Database database, AttachmentStore store, Storage storage, Incoming incoming, Clock clock) {
        this.database = database;
        this.store = store;
        this.storage = storage;
        this.incoming = incoming;
        this.clock = clock;
    }

    /** Sweeps now and every hour. */
    public void start(Vertx vertx) {
        sweepAndLog();
        vertx.setPeriodic(EVERY.toMillis(), tick -> sweepAndLog());
    }

    private void sweepAndLog() {
        sweep().onFailure(failure -> LOG.warn("attachments not swept, next time: {}", failure.toString()));
    }

    Future<Void> sweep() {
        Instant old = clock.instant().minus(GRACE);
        return incoming.removeBefore(old).compose(removed -> storage.eachBefore(old, this::deleteUnknown));
    }

    private Future<Void> deleteUnknown(List<String> keys) {
        if (keys.isEmpty()) {
            return Future.succeededFuture();
        }
        return store.known(database.reads(), keys).compose(known -> {
            List<String> unknown = new ArrayList<>(keys);
            unknown.removeAll(known);
            return deleteAll(unknown);
        });
    }

    /** One after the other: nobody waits for it. */
    private Future<Void> deleteAll(List<String> keys) {
        Future<Void> all = Future.succeededFuture();
        for (String key : keys) {
            all = all.compose(done -> storage.delete(key));
        }
        return all;
    }
}
