package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Takes steps: each locks the errand, asks whether the act is possible, decides, saves, records the event and tells whom it
 * concerns, in one transaction.
 */
public final class Steps {
    private final Database database;
    private final Teller teller;
    private final Standings standings;
    private final Deadlines deadlines;
    private final ErrandViews views;
    private final CaseFiles files = new CaseFiles();
    private final ErrandStore errands = new ErrandStore();
    private final EventStore events = new EventStore();

    public Steps(Database database, Teller teller, Standings standings, Deadlines deadlines, ErrandViews views) {
        this.database = database;
        this.teller = teller;
        this.standings = standings;
        this.deadlines = deadlines;
        this.views = views;
    }

    /**
     * What was decided.
     *
     * @param why  in the actor's words, or null
     * @param also what else is to be written in the transaction
     */
    record Step(Errand next, Kind kind, String why, Function<SqlConnection, Future<?>> also) {

        static Step to(Errand next, Kind kind) {
            return to(next, kind, null);
        }

        static Step to(Errand next, Kind kind, String why) {
            return new Step(next, kind, why, tx -> Future.succeededFuture());
        }

        Step and(Function<SqlConnection, Future<?>> more) {
            return new Step(next, kind, why, more);
        }
    }

    /** A step that follows from the case file alone. */
    Future<ErrandView> take(Caller caller, long id, Act act, Function<CaseFile, Step> decide) {
        return take(caller, id, act, null, (tx, file) -> Future.succeededFuture(decide.apply(file)));
    }

    /**
     * A step of the principal's.
     *
     * @param onBehalf null, unless a member of staff records what the principal said
     */
    Future<ErrandView> takeFor(Caller caller, long id, Act act, OnBehalf onBehalf, Function<CaseFile, Step> decide) {
        return take(caller, id, act, onBehalf, (tx, file) -> Future.succeededFuture(decide.apply(file)));
    }

    /** A step that needs more than the case file to decide. */
    Future<ErrandView> takeAfterReading(
            Caller caller, long id, Act act, BiFunction<SqlConnection, CaseFile, Future<Step>> decide) {
        return take(caller, id, act, null, decide);
    }

    private Future<ErrandView> take(
            Caller caller,
            long id,
            Act act,
            OnBehalf onBehalf,
            BiFunction<SqlConnection, CaseFile, Future<Step>> decide) {
        return database.withTransaction(tx -> files.lock(tx, id).compose(found -> {
            CaseFile file = standings.visible(found, caller, CaseFile::errand);
            act.check(file, standings.of(caller, file.errand(), onBehalf));
            return decide.apply(tx, file).compose(step -> save(tx, caller, file, onBehalf, step));
        }));
    }

    private Future<ErrandView> save(SqlConnection tx, Caller actor, CaseFile file, OnBehalf onBehalf, Step step) {
        long id = file.errand().id();
        ErrandEvent event = new ErrandEvent(step.kind(), deadlines.now(), null, step.why(), onBehalf);
        Instant due = deadlines.due(file.eventsWith(event), file.errand().filing());
        Future<Void> saved = errands.save(tx, step.next(), due);
        Future<Void> recorded = events.add(tx, id, actor.personId(), event);
        Future<?> also = step.also().apply(tx);
        Future<CaseFile> after = files.read(tx, id).map(read -> read.orElseThrow());
        return Future.all(saved, recorded, also, after)
                .compose(done -> teller.tell(tx, step.kind(), after.result(), actor))
                .map(told -> views.whole(after.result(), actor));
    }
}
