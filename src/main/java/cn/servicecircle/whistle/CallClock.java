package cn.servicecircle.whistle;

import cn.servicecircle.errand.Dossiers;
import cn.servicecircle.ladder.LadderClock;
import cn.servicecircle.ladder.Rung;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.ladder.Told;
import cn.servicecircle.whistle.WhistleDesk.Opened;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;

/** Has people told how the time limits of calls stand. */
public final class CallClock implements Sweep.Chore {
    private final Dossiers dossiers;
    private final LadderClock clock;
    private final CallReminders reminders;
    private final WhistleStore store = new WhistleStore();

    public CallClock(Dossiers dossiers, LadderClock clock, CallReminders reminders) {
        this.dossiers = dossiers;
        this.clock = clock;
        this.reminders = reminders;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.alarmed(sql, clock.now(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long callId) {
        return store.lockAlarmed(tx, callId, clock.now())
                .compose(locked ->
                        locked.map(errandId -> attend(tx, errandId, callId)).orElseGet(Future::succeededFuture));
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long callId, Duration time) {
        return store.saveAlarm(tx, callId, clock.now().plus(time));
    }

    private Future<Void> attend(SqlConnection tx, long errandId, long callId) {
        return dossiers.read(tx, errandId).compose(dossier -> store.find(tx, errandId)
                .compose(found -> attend(tx, new Opened(dossier, found.orElseThrow()), callId)));
    }

    private Future<Void> attend(SqlConnection tx, Opened opened, long callId) {
        BodyCall call = opened.whistle().call(callId);
        if (!opened.dossier().isOpen()) {
            // It may be reopened.
            return store.saveAlarm(tx, callId, clock.nextWorkday());
        }
        return clock.reached(call.limit(), call.told())
                .map(rung -> reminders.tell(tx, opened, call, rung).compose(told -> save(tx, call, rung, told)))
                .orElseGet(() -> store.saveAlarm(tx, callId, clock.next(call.limit(), call.told())));
    }

    private Future<Void> save(SqlConnection tx, BodyCall call, Rung rung, boolean told) {
        Told now = new Told(rung, clock.now());
        return told
                ? store.saveCall(tx, call.told(now), clock.next(call.limit(), now))
                : store.saveAlarm(tx, call.id(), clock.nextWorkday());
    }
}
