package cn.servicecircle.custody;

import cn.servicecircle.custody.Movement.Kind;
import cn.servicecircle.errand.Act;
import cn.servicecircle.errand.CaseFile;
import cn.servicecircle.errand.ErrandEvent;
import cn.servicecircle.errand.ErrandReader;
import cn.servicecircle.errand.Steps;
import cn.servicecircle.errand.Steps.Step;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

/** Takes originals in, passes them on and hands them back: each a step in the errand's history. */
public final class CustodyService {
    private final Database database;
    private final Steps steps;
    private final ErrandReader errands;
    private final Clock clock;
    private final CustodyStore custody = new CustodyStore();

    public CustodyService(Database database, Steps steps, ErrandReader errands, Clock clock) {
        this.database = database;
        this.steps = steps;
        this.errands = errands;
        this.clock = clock;
    }

    /** To everybody who may see the errand. */
    Future<List<Original>> list(Caller caller, long errandId) {
        return errands.file(caller, errandId).compose(seen -> custody.ofErrand(database.reads(), errandId));
    }

    Future<Original> receive(SqlConnection tx, Caller staff, long errandId, Received received) {
        Moved moved = new Moved(received.count(), received.withWhom());
        return steps.take(tx, staff, errandId, Act.RECEIVE_ORIGINAL, file -> custody.addOriginal(tx, errandId, received)
                        .compose(id -> move(tx, staff, file, id, received.name(), Kind.RECEIVED, moved)))
                .compose(taken -> custody.ofErrand(tx, errandId))
                .map(all -> all.get(all.size() - 1));
    }

    Future<Original> move(SqlConnection tx, Caller staff, long errandId, long id, Kind kind, Moved moved) {
        return steps.take(tx, staff, errandId, kind.act(), file -> find(tx, errandId, original -> original.id() == id)
                        .compose(original -> {
                            original.check(kind, moved.count());
                            return move(tx, staff, file, id, original.name(), kind, moved);
                        }))
                .compose(taken -> find(tx, errandId, original -> original.id() == id));
    }

    private Future<Step> move(
            SqlConnection tx, Caller staff, CaseFile file, long id, String name, Kind kind, Moved moved) {
        return custody.addMovement(tx, id, kind, moved, staff.personId(), clock.instant())
                .map(added -> Step.noted(file, kind.event(), kind.words(name, moved.count(), moved.withWhom(), id)));
    }

    /** By the principal or a relative with one tap, or by staff at whose counter they signed. */
    Future<Original> acknowledge(Caller caller, long errandId, long movementId) {
        return database.withTransaction(tx -> steps.take(tx, caller, errandId, Act.ACKNOWLEDGE_ORIGINAL, file -> find(
                                tx, errandId, original -> original.has(movementId))
                        .compose(original -> acknowledge(tx, caller, file, original, movementId)))
                .compose(taken -> find(tx, errandId, original -> original.has(movementId))));
    }

    private Future<Step> acknowledge(
            SqlConnection tx, Caller caller, CaseFile file, Original original, long movementId) {
        Movement movement = original.toAcknowledge(movementId);
        boolean own = caller.personId() == file.principalId()
                || file.relative(caller.personId()).isPresent();
        String words = movement.words(original) + (own ? "" : "（本人在柜台签字）");
        return custody.addAcknowledgement(tx, movementId, caller.personId(), !own, clock.instant())
                .map(added -> Step.noted(file, ErrandEvent.Kind.ORIGINAL_ACKNOWLEDGED, words));
    }

    private Future<Original> find(SqlConnection tx, long errandId, Predicate<Original> wanted) {
        return custody.ofErrand(tx, errandId).map(all -> all.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("custody:not-found", "这一件没有交接过这份原件")));
    }
}
