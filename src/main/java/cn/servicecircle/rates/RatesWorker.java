package cn.servicecircle.rates;

import cn.servicecircle.mysql.Database;
import cn.servicecircle.rates.LifeStore.Recount;
import cn.servicecircle.rates.ProgressStore.Progress;
import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what has happened, once a minute, so that no step of an errand has to wait for a number. Every errand is counted
 * from all its events, and what it counted as before is taken back in the same transaction: to count it twice changes
 * nothing. Every node may run one; they take turns, transaction by transaction.
 */
public final class RatesWorker {
    static final String SNAPSHOT = "rates";

    private static final Logger LOG = LoggerFactory.getLogger(RatesWorker.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** An event may be committed after one with a higher id. No transaction lasts nearly this long. */
    private static final Duration LATEST_COMMIT = Duration.ofMinutes(10);

    private static final int EVENTS = 1_000;
    private static final int ERRANDS = 500;
    private static final int FORGOTTEN = 5_000;

    private final Vertx vertx;
    private final Database database;
    private final Counting counting;
    private final Clock clock;
    private final LifeStore lives = new LifeStore();
    private final CountStore counts = new CountStore();
    private final ProgressStore progress = new ProgressStore();
    private volatile boolean stopping;
    private volatile Future<Void> round = Future.succeededFuture();

    public RatesWorker(Vertx vertx, Database database, Counting counting, Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.counting = counting;
        this.clock = clock;
    }

    public void start() {
        if (!stopping) {
            round = countAll()
                    .onFailure(away -> {
                        if (!stopping) {
                            LOG.warn("rates not counted, will try again: {}", away.toString());
                        }
                    })
                    .otherwiseEmpty();
            round.onSuccess(done -> vertx.setTimer(PAUSE.toMillis(), tick -> start()));
        }
    }

    /** Begins no further transaction; done when the one that runs has ended. */
    public Future<Void> stop() {
        stopping = true;
        return round;
    }

    /** When it is done, everything that is committed by now has been counted, anew where that was wanted. */
    Future<Void> countAll() {
        Instant now = clock.instant();
        return forgetIfWanted().compose(begun -> progress.newest(database.reads())
                .compose(newest -> countEvents(begun, begun.settled(), newest, now)
                        .compose(counted -> countOverdue(begun, now))
                        .compose(counted -> finish(begun, now))));
    }

    private Future<Progress> forgetIfWanted() {
        return database.withTransaction(tx -> progress.lock(tx)
                        .compose(known -> known.anew()
                                ? counts.forgetSome(tx, FORGOTTEN)
                                        .compose(more -> more ? Future.succeededFuture() : progress.begin(tx))
                                        .map(known)
                                : Future.succeededFuture(known)))
                .compose(known -> known.anew() ? forgetIfWanted() : Future.succeededFuture(known));
    }

    private Future<Void> countEvents(Progress begun, long after, long newest, Instant now) {
        if (after >= newest) {
            return Future.succeededFuture();
        }
        long upTo = Math.min(newest, after + EVENTS);
        return inTurn(begun, tx -> lives.changed(tx, after, upTo)
                        .compose(changed -> count(tx, changed, now))
                        .compose(counted -> progress.settle(tx, after, upTo, now.minus(LATEST_COMMIT))))
                .compose(done -> countEvents(begun, upTo, newest, now));
    }

    private Future<Void> countOverdue(Progress begun, Instant now) {
        return inTurn(begun, tx -> lives.overdue(tx, now, ERRANDS)
                        .compose(overdue -> count(tx, overdue, now).map(overdue.size())))
                .compose(size -> size < ERRANDS ? Future.succeededFuture() : countOverdue(begun, now));
    }

    private Future<Void> finish(Progress begun, Instant now) {
        return inTurn(begun, tx -> progress.finish(tx, now).compose(done -> SnapshotStore.raise(tx, SNAPSHOT)));
    }

    /** Fails when everything has been forgotten meanwhile: what this round has counted is then no longer there. */
    private <T> Future<T> inTurn(Progress begun, Function<SqlConnection, Future<T>> work) {
        return database.withTransaction(tx -> progress.lock(tx).compose(known -> {
            if (stopping || known.anew() || known.runs() != begun.runs()) {
                throw new IllegalStateException("interrupted");
            }
            return work.apply(tx);
        }));
    }

    private Future<Void> count(SqlConnection tx, List<Recount> errands, Instant now) {
        if (errands.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Counted> counted = new ArrayList<>();
        Map<Cell, Counts> more = new HashMap<>();
        for (Recount errand : errands) {
            Counted after = counting.count(errand.life(), now);
            counted.add(after);
            more.merge(after.cell(), after.counts(), Counts::plus);
            if (errand.before() != null) {
                more.merge(
                        errand.before().cell(),
                        Counts.NONE.minus(errand.before().counts()),
                        Counts::plus);
            }
        }
        more.values().removeIf(Counts::isZero);
        return counts.save(tx, counted)
                .compose(saved -> more.isEmpty() ? Future.succeededFuture() : counts.add(tx, more));
    }
}
