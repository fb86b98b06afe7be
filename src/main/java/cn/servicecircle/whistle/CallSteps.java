package cn.servicecircle.whistle;

import cn.servicecircle.errand.Dossiers;
import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.ladder.EscalationStore;
import cn.servicecircle.ladder.LadderClock;
import cn.servicecircle.ladder.Subject;
import cn.servicecircle.whistle.WhistleDesk.Opened;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.UnaryOperator;

/** 报到、办结: what the street's 管家 record of the bodies that were called. */
public final class CallSteps {
    private final Dossiers dossiers;
    private final WhistleDesk desk;
    private final LadderClock clock;
    private final WhistleStore store = new WhistleStore();
    private final EscalationStore escalations = new EscalationStore();

    public CallSteps(Dossiers dossiers, WhistleDesk desk, LadderClock clock) {
        this.dossiers = dossiers;
        this.desk = desk;
        this.clock = clock;
    }

    /** @param by who reported for the body */
    Future<Whistle> acknowledge(Caller steward, long errandId, long callId, String by) {
        return desk.change(
                steward, errandId, (tx, opened) -> save(tx, opened, callId, call -> call.acknowledged(by, clock.now()))
                        .compose(call -> dossiers.note(
                                tx,
                                errandId,
                                Kind.BODY_ACKNOWLEDGED,
                                steward,
                                call.body().name() + "，" + by)));
    }

    Future<Whistle> finish(Caller steward, long errandId, long callId, String result) {
        return desk.change(
                steward, errandId, (tx, opened) -> save(tx, opened, callId, call -> call.finished(result, clock.now()))
                        .compose(call -> answered(tx, steward, Kind.BODY_FINISHED, call)));
    }

    Future<Whistle> decline(Caller steward, long errandId, long callId, String reason) {
        return desk.change(
                steward, errandId, (tx, opened) -> save(tx, opened, callId, call -> call.declined(reason, clock.now()))
                        .compose(call -> answered(tx, steward, Kind.BODY_DECLINED, call)));
    }

    private Future<BodyCall> save(SqlConnection tx, Opened opened, long callId, UnaryOperator<BodyCall> deed) {
        BodyCall next = deed.apply(opened.whistle().call(callId));
        if (next.isOpen()) {
            return store.saveCall(tx, next, clock.next(next.limit(), next.told()))
                    .map(next);
        }
        return store.saveCall(tx, next, null)
                .compose(saved -> escalations.settle(tx, new Subject(next.errandId(), callId)))
                .map(next);
    }

    private Future<Void> answered(SqlConnection tx, Caller steward, Kind kind, BodyCall call) {
        return dossiers.note(tx, call.errandId(), kind, steward, call.body().name() + "：" + call.answer());
    }
}
