package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.ladder.EscalationStore;
import cn.servicecircle.ladder.Subject;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Takes steps: each locks the errand, asks whether the act is possible, decides, saves, records the event and tells whom it
 * concerns, in one transaction.
 */
public final class Steps {
    private final Database database;
    private final Teller teller;
    private final Gate gate;
    private final Alarms alarms;
    private final ErrandViews views;
    private final CaseFiles files = new CaseFiles();
    private final ErrandStore errands = new ErrandStore();
    private final EventStore events = new EventStore();
    private final EscalationStore escalations = new EscalationStore();

    public Steps(Database database, Teller teller, Gate gate, Alarms alarms, ErrandViews views) {
        this.database = database;
        this.teller = teller;
        this.gate = gate;
        this.alarms = alarms;
        this.views = views;
    }

    /**
     * What was decided.
     *
     * @param why       in the actor's words, or null
     * @param mandateId under which mandate (委托书), or null for none
     * @param also      what else is to be written in the transaction
     */
    public record Step(Errand next, Kind kind, String why, Long mandateId, Function<SqlConnection, Future<?>> also) {

        static Step to(Errand next, Kind kind) {
            return to(next, kind, null);
        }

        static Step to(Errand next, Kind kind, String why) {
            return new Step(next, kind, why, null, tx -> Future.succeededFuture());
        }

        /** One that leaves the errand where it is, and stands in its history. */
        public static Step noted(CaseFile file, Kind kind, String why) {
            return to(file.errand(), kind, why);
        }

        public Step under(long mandate) {
            return new Step(next, kind, why, mandate, also);
        }

        Step and(Function<SqlConnection, Future<?>> more) {
            return new Step(next, kind, why, mandateId, more);
        }
    }

    /** A step that follows from the case file alone. */
    Future<ErrandView> take(Caller caller, long id, Act act, Function<CaseFile, Step> decide) {
        return takeFor(caller, id, act, null, decide);
    }

    /**
     * A step of the principal's.
     *
     * @param onBehalf null, unless a member of staff records what the principal said
     */
    Future<ErrandView> takeFor(Caller caller, long id, Act act, OnBehalf onBehalf, Function<CaseFile, Step> decide) {
        return database.withTransaction(
                tx -> take(tx, caller, id, act, onBehalf, file -> Future.succeededFuture(decide.apply(file))));
    }

    /** A step that needs more than the case file to decide. */
    Future<ErrandView> takeAfterReading(
            Caller caller, long id, Act act, BiFunction<SqlConnection, CaseFile, Future<Step>> decide) {
        return database.withTransaction(tx -> take(tx, caller, id, act, file -> decide.apply(tx, file)));
    }

    /** A step in a transaction that has more to do. Other features, too, take part in the life of an errand by this. */
    public Future<ErrandView> take(
            SqlConnection tx, Caller caller, long id, Act act, Function<CaseFile, Future<Step>> decide) {
        return take(tx, caller, id, act, null, decide);
    }

    private Future<ErrandView> take(
            SqlConnection tx,
            Caller caller,
            long id,
            Act act,
            OnBehalf onBehalf,
            Function<CaseFile, Future<Step>> decide) {
        return files.lock(tx, id)
                .compose(found -> gate.pass(tx, found, caller, act, onBehalf))
                .compose(file -> decide.apply(file).compose(step -> save(tx, caller, file, onBehalf, step)));
    }

    private Future<ErrandView> save(SqlConnection tx, Caller actor, CaseFile file, OnBehalf onBehalf, Step step) {
        long id = file.errand().id();
        ErrandEvent event = new ErrandEvent(step.kind(), alarms.now(), null, step.why(), onBehalf);
        List<ErrandEvent> history = file.eventsWith(event);
        Future<Void> saved = errands.save(tx, step.next(), alarms.moments(history, step.next()));
        Future<?> settled = settle(tx, file, history);
        Future<Void> recorded = events.add(tx, id, actor.personId(), event, step.mandateId());
        Future<?> also = step.also().apply(tx);
        Future<CaseFile> after = files.read(tx, id).map(read -> read.orElseThrow());
        return Future.all(List.of(saved, settled, recorded, also, after))
                .compose(done -> teller.tell(tx, step.kind(), after.result(), actor))
                .map(told -> views.whole(after.result(), actor));
    }

    /** A time limit that runs no more lies with no level any more. */
    private Future<Void> settle(SqlConnection tx, CaseFile file, List<ErrandEvent> history) {
        Errand.Filing filing = file.errand().filing();
        boolean over = alarms.isToldOverdue(file.events(), filing) && !alarms.isToldOverdue(history, filing);
        return over ? escalations.settle(tx, new Subject(file.errand().id(), null)) : Future.succeededFuture();
    }
}
