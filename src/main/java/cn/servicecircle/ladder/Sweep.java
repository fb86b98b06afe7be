package cn.servicecircle.ladder;

import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attends to what the time has come for, a transaction each. Every node may run one: whoever locks a thing attends to it, and
 * when that node dies the next one does.
 */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    /** A round's; so few that requests hardly wait for a connection, and so many that nothing waits for long. */
    private static final int BATCH = 100;

    private static final long PAUSE_MILLIS = 1000;
    private static final Duration POSTPONED = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final Database database;
    private final List<Chore> chores;
    private volatile boolean stopping;
    private volatile Future<Void> round = Future.succeededFuture();

    public Sweep(Vertx vertx, Database database, List<Chore> chores) {
        this.vertx = vertx;
        this.database = database;
        this.chores = chores;
    }

    /** Things of one kind whose time comes. */
    public interface Chore {
        /** Those whose time has come, the longest waiting first. */
        Future<List<Long>> due(SqlClient sql, int limit);

        /** Does nothing when somebody else attends to it, or has. */
        Future<?> attend(SqlConnection tx, long id);

        /** For what could not be attended to, so that it keeps no other waiting. */
        Future<?> postpone(SqlConnection tx, long id, Duration time);
    }

    public void start() {
        vertx.setTimer(PAUSE_MILLIS, tick -> {
            if (!stopping) {
                round = sweep().onFailure(away -> LOG.warn("not swept, will try again: {}", away.toString()))
                        .otherwiseEmpty()
                        .onSuccess(done -> start());
            }
        });
    }

    /** Takes up nothing new; done when what was begun is. */
    public Future<Void> stop() {
        stopping = true;
        return round;
    }

    /** One round: a batch of each kind. */
    public Future<Void> sweep() {
        Future<Void> swept = Future.succeededFuture();
        for (Chore chore : chores) {
            swept = swept.compose(before -> chore.due(database.reads(), BATCH)).compose(ids -> attend(chore, ids));
        }
        return swept;
    }

    private Future<Void> attend(Chore chore, List<Long> ids) {
        Future<Void> attended = Future.succeededFuture();
        for (long id : ids) {
            attended = attended.compose(before -> stopping ? Future.succeededFuture() : attend(chore, id));
        }
        return attended;
    }

    private Future<Void> attend(Chore chore, long id) {
        return database.withTransaction(tx -> chore.attend(tx, id).<Void>mapEmpty())
                .recover(failure -> {
                    if (Database.isAway(failure)) {
                        return Future.failedFuture(failure);
                    }
                    LOG.error("{} {} not attended to", chore.getClass().getSimpleName(), id, failure);
                    return database.withTransaction(
                            tx -> chore.postpone(tx, id, POSTPONED).mapEmpty());
                });
    }
}
