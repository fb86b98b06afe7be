package cn.servicecircle.upload;

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
public final class StorageSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(StorageSweeper.class);
    /** Longer than any upload lasts from its first byte to its row. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final Duration EVERY = Duration.ofHours(1);

    private final Database database;
    private final List<Recorded> features;
    private final Storage storage;
    private final Incoming incoming;
    private final Clock clock;

    /** @param features all whose bytes lie there: what none of them knows is nobody's */
    public StorageSweeper(Database database, List<Recorded> features, Storage storage, Incoming incoming, Clock clock) {
        this.database = database;
        this.features = features;
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
        sweep().onFailure(failure -> LOG.warn("stored files not swept, next time: {}", failure.toString()));
    }

    /** Once. */
    public Future<Void> sweep() {
        Instant old = clock.instant().minus(GRACE);
        return incoming.removeBefore(old).compose(removed -> storage.eachBefore(old, this::deleteUnknown));
    }

    private Future<Void> deleteUnknown(List<String> keys) {
        if (keys.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Future<List<String>>> asked = features.stream()
                .map(feature -> feature.known(database.reads(), keys))
                .toList();
        return Future.all(asked).compose(answered -> {
            List<String> unknown = new ArrayList<>(keys);
            asked.forEach(known -> unknown.removeAll(known.result()));
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
