package cn.servicecircle.callback;

import cn.servicecircle.callback.CallbackStore.Found;
import cn.servicecircle.errand.Deadlines;
import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.errand.EventStore;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is done with callbacks, each step in one transaction that holds the errand's lock. */
public final class CallbackService {
    private final Database database;
    private final Assignment assignment;
    private final Letters letters;
    private final CallbackViews views;
    private final Deadlines deadlines;
    private final CallbackStore callbacks = new CallbackStore();
    private final NoteStore notes = new NoteStore();
    private final EventStore history = new EventStore();

    public CallbackService(
            Database database, Assignment assignment, Letters letters, CallbackViews views, Deadlines deadlines) {
        this.database = database;
        this.assignment = assignment;
        this.letters = letters;
        this.views = views;
        this.deadlines = deadlines;
    }

    Future<Slice<CallbackView>> toDo(Caller caller, Page page) {
        return callbacks.toDo(database.reads(), caller.personId(), page).map(fetched -> page.slice(
                        fetched, found -> found.callback().id())
                .map(views::inList));
    }

    /** For whoever it lies with, and for those who worked on the errand; what was said on the phone is not for these. */
    Future<CallbackView> get(Caller caller, long id) {
        Future<Optional<Found>> callback = callbacks.find(database.reads(), id, caller.personId());
        Future<List<Note>> written = notes.of(database.reads(), id);
        return Future.all(callback, written).map(read -> {
            Found found = visible(callback.result(), caller);
            return views.view(
                    found,
                    written.result().stream()
                            .filter(note -> !found.workedOnIt() || note.kind() == Note.Kind.ANSWER)
                            .toList());
        });
    }

    /** @param said what the principal said, or that nobody answered */
    Future<CallbackView> call(Caller caller, long id, String said) {
        return take(
                caller,
                id,
                (tx, found) -> Future.all(
                        callbacks.save(tx, found.callback().called()),
                        notes.add(tx, id, Note.Kind.CALL, caller.personId(), now(), said),
                        tell(tx, found, Kind.CALLED_BACK, caller, null)));
    }

    /** The principal said on the phone that they want no more of it. */
    Future<CallbackView> declined(Caller caller, long id, String said) {
        return take(
                caller,
                id,
                (tx, found) -> Future.all(
                        callbacks.save(tx, found.callback().declined(now())),
                        notes.add(tx, id, Note.Kind.CALL, caller.personId(), now(), said),
                        tell(tx, found, Kind.CALLBACK_DECLINED, caller, null)));
    }

    /** @param what was put right, for the principal to read */
    Future<CallbackView> rectify(Caller caller, long id, String what) {
        return take(
                caller,
                id,
                (tx, found) -> Future.all(
                        callbacks.save(tx, found.callback().rectified(what, now())),
                        tell(tx, found, Kind.RECTIFIED, caller, what),
                        letters.rectified(tx, found.matter(), what)));
    }

    /** @param why it cannot be put right, for the principal to read */
    Future<CallbackView> cannot(Caller caller, long id, String why) {
        return take(
                caller,
                id,
                (tx, found) -> Future.all(
                        callbacks.save(tx, found.callback().cannot(why, now())),
                        tell(tx, found, Kind.NOT_RECTIFIED, caller, why),
                        letters.cannot(tx, found.matter(), why)));
    }

    private Future<Void> tell(SqlConnection tx, Found found, Kind kind, Caller caller, String text) {
        return history.add(tx, found.matter().errandId(), kind, caller.personId(), now(), text);
    }

    /** Those who worked on the errand may say how it was; to end the callback is not theirs. */
    Future<CallbackView> answer(Caller worker, long id, String text) {
        return locked(worker, id, (tx, found) -> {
                    if (!found.workedOnIt()) {
                        throw Refusal.forbidden("callback:not-a-worker", "您没有办过这一件", "情况由办过这一件的人来说明。");
                    }
                    found.callback().mustGoOn();
                    return notes.add(tx, id, Note.Kind.ANSWER, worker.personId(), now(), text);
                })
                .compose(written -> get(worker, id));
    }

    /** To somebody else who did not work on the errand either: for want of time, or because one is not impartial. */
    Future<Void> passOn(Caller caller, long id, String reason) {
        return locked(caller, id, (tx, found) -> {
            mustLieWith(found, caller);
            return notes.add(tx, id, Note.Kind.PASSED_ON, caller.personId(), now(), reason)
                    .compose(noted -> assignment.choose(tx, found.matter()))
                    .compose(next -> passTo(tx, found, next));
        });
    }

    private Future<Void> passTo(SqlConnection tx, Found found, Optional<Long> next) {
        long person = next.orElseThrow(
                () -> Refusal.conflict("callback:nobody-else", "没有别人可以回访了", "别的人都办过这一件，或已经转出过。请区管理员增加站点人员或管家后再转。"));
        return callbacks
                .save(tx, found.callback().assignedTo(person))
                .compose(saved ->
                        letters.assigned(tx, found.matter(), found.callback().id(), person));
    }

    /** The principal wants no callback. */
    Future<Void> decline(Caller principal, long errandId) {
        return database.withTransaction(tx -> callbacks
                .lockOpen(tx, errandId, principal.personId())
                .map(open -> existing(open.filter(found -> found.matter().principalId() == principal.personId())))
                .compose(found -> Future.all(
                        callbacks.save(tx, found.callback().declined(now())),
                        tell(tx, found, Kind.CALLBACK_DECLINED, principal, null),
                        letters.notNeeded(tx, found.matter(), found.callback(), "申请人说不用了。")))
                .mapEmpty());
    }

    private Future<CallbackView> take(Caller caller, long id, BiFunction<SqlConnection, Found, Future<?>> step) {
        return locked(caller, id, (tx, found) -> {
                    mustLieWith(found, caller);
                    if (found.workedOnIt()) {
                        throw Refusal.forbidden("callback:worked-on-it", "您后来也办了这一件", "办过的人不能回访，请转给别人。");
                    }
                    return step.apply(tx, found);
                })
                .compose(done -> get(caller, id));
    }

    private Future<Void> locked(Caller caller, long id, BiFunction<SqlConnection, Found, Future<?>> step) {
        return database.withTransaction(tx -> callbacks
                .lock(tx, id, caller.personId())
                .compose(found -> step.apply(tx, visible(found, caller)))
                .mapEmpty());
    }

    private static void mustLieWith(Found found, Caller caller) {
        if (!found.isAssignedTo(caller.personId())) {
            throw Refusal.forbidden("callback:not-yours", "回访由没有办过这一件的人来做", "您办过这一件，可以说明情况，但不能自己结束回访。");
        }
    }

    private static Found visible(Optional<Found> found, Caller caller) {
        return existing(found.filter(one -> one.workedOnIt() || one.isAssignedTo(caller.personId())));
    }

    private static Found existing(Optional<Found> found) {
        return found.orElseThrow(() -> Refusal.notFound("callback:not-found", "没有这个回访"));
    }

    private Instant now() {
        return deadlines.now();
    }
}
