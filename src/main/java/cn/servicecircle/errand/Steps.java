package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.ladder.EscalationStore;
import cn.servicecircle.ladder.Subject;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Takes steps: each locks the errand, asks whether the act is possible, decides, saves, records the event and tells whom it
 * concerns, in one transaction.
 */
public final class Steps {
    private final Database database;
    private final Outbox outbox;
    private final Standings standings;
    private final Alarms alarms;
    private final ErrandViews views;
    private final CaseFiles files = new CaseFiles();
    private final ErrandStore errands = new ErrandStore();
    private final EventStore events = new EventStore();
    private final EscalationStore escalations = new EscalationStore();

    public Steps(Database database, Outbox outbox, Standings standings, Alarms alarms, ErrandViews views) {
        this.database = database;
        this.outbox = outbox;
        this.standings = standings;
        this.alarms = alarms;
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
        return takeAfterReading(caller, id, act, (tx, file) -> Future.succeededFuture(decide.apply(file)));
    }

    /** A step that needs more than the case file to decide. */
    Future<ErrandView> takeAfterReading(
            Caller caller, long id, Act act, BiFunction<SqlConnection, CaseFile, Future<Step>> decide) {
        return database.withTransaction(tx -> files.lock(tx, id).compose(found -> {
            CaseFile file = standings.visible(found, caller, CaseFile::errand);
            act.check(file.errand(), standings.of(caller, file.errand()));
            return decide.apply(tx, file).compose(step -> save(tx, caller, file, step));
        }));
    }

    private Future<ErrandView> save(SqlConnection tx, Caller actor, CaseFile file, Step step) {
        long id = file.errand().id();
        Instant now = alarms.now();
        ErrandEvent event = new ErrandEvent(step.kind(), now, null, step.why());
        List<ErrandEvent> history = file.eventsWith(event);
        Future<Void> saved = errands.save(tx, step.next(), alarms.moments(history, step.next()));
        Future<?> settled = settle(tx, file, history);
        Future<Void> recorded = events.add(tx, id, step.kind(), actor.personId(), now, step.why());
        Future<?> also = step.also().apply(tx);
        Future<CaseFile> after = files.read(tx, id).map(read -> read.orElseThrow());
        return Future.all(List.of(saved, settled, recorded, also, after))
                .compose(done -> tell(tx, actor, after.result(), step))
                .map(told -> views.whole(after.result(), actor));
    }

    /** A time limit that runs no more lies with no level any more. */
    private Future<Void> settle(SqlConnection tx, CaseFile file, List<ErrandEvent> history) {
        Errand.Filing filing = file.errand().filing();
        boolean over = alarms.isToldOverdue(file.events(), filing) && !alarms.isToldOverdue(history, filing);
        return over ? escalations.settle(tx, new Subject(file.errand().id(), null)) : Future.succeededFuture();
    }

    private Future<Void> tell(SqlConnection tx, Caller actor, CaseFile file, Step step) {
        return outbox.tellAll(tx, Tidings.of(step.kind(), file, views.inList(file.named()), actor.personId()));
    }
}
