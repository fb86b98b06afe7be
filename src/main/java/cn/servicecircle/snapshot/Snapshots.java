package cn.servicecircle.snapshot;

import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the snapshots of this node at the database's version: one small query every second, no message that could be lost. */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final long EVERY_MILLIS = 1000;

    private final Database database;
    private final SnapshotStore store = new SnapshotStore();
    private final List<Snapshot<?>> snapshots;
    private volatile boolean stopped;

    /** @param snapshots in the order in which they build on one another */
    public Snapshots(Database database, List<Snapshot<?>> snapshots) {
        this.database = database;
        this.snapshots = snapshots;
    }

    /** Loads all, then follows; fails when the first load does. */
    public Future<Void> start(Vertx vertx) {
        return refresh().onSuccess(loaded -> follow(vertx));
    }

    /** Loads nothing any more. */
    public void stop() {
        stopped = true;
    }

    private void follow(Vertx vertx) {
        vertx.setTimer(EVERY_MILLIS, tick -> {
            if (!stopped) {
                refresh()
                        .onFailure(
                                away -> LOG.warn("snapshots not refreshed, the old ones serve on: {}", away.toString()))
                        .onComplete(done -> follow(vertx));
            }
        });
    }

    /** Brings every snapshot to the database's version now. */
    public Future<Void> refresh() {
        return store.versions(database.reads()).compose(this::followAll);
    }

    private Future<Void> followAll(Map<String, Long> latest) {
        Future<Void> all = Future.succeededFuture();
        for (Snapshot<?> snapshot : snapshots) {
            all = all.compose(done -> snapshot.follow(latest.get(snapshot.name())));
        }
        return all;
    }
}
