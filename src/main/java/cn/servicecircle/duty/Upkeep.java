package cn.servicecircle.duty;

import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the passing of days asks for: forgets what is not needed any more, and has the shifts in memory, which reach five weeks
 * ahead of the day they were read, read again. Every node may do it.
 */
public final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Database database;
    private final Openings openings;
    private final AvailabilityStore availabilities = new AvailabilityStore();
    private final EmptyReportStore reports = new EmptyReportStore();
    private final ShiftStore shifts = new ShiftStore();
    private final HoleStore holes = new HoleStore();
    private LocalDate read;

    Upkeep(Database database, Openings openings) {
        this.database = database;
        this.openings = openings;
        this.read = openings.today();
    }

    public void start(Vertx vertx) {
        vertx.setPeriodic(EVERY.toMillis(), tick -> attend().onFailure(
                        away -> LOG.warn("rota not kept up, next time: {}", away.toString())));
    }

    Future<Void> attend() {
        return forget(tx -> availabilities.forget(tx, openings.today()))
                .compose(done -> forget(tx -> shifts.forgetOffers(tx, openings.now())))
                .compose(done -> forget(tx -> reports.forget(tx, openings.now().minus(EmptyReportStore.KEPT))))
                .compose(done -> forget(tx -> holes.forget(tx, openings.now().minus(EmptyReportStore.KEPT))))
                .compose(done -> read.equals(openings.today()) ? Future.succeededFuture() : readAnew());
    }

    /** In small steps until nothing is left. */
    private Future<Void> forget(Function<SqlConnection, Future<Integer>> step) {
        return database.withTransaction(step)
                .compose(forgotten -> forgotten == 0 ? Future.succeededFuture() : forget(step));
    }

    private Future<Void> readAnew() {
        LocalDate today = openings.today();
        return database.withTransaction(tx -> SnapshotStore.raise(tx, Rota.SNAPSHOT)
                        .compose(raised -> SnapshotStore.raise(tx, EmptyReportStore.SNAPSHOT)))
                .onSuccess(raised -> read = today);
    }
}
