package cn.servicecircle.errand;

import cn.servicecircle.errand.Alarms.Moments;
import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.ladder.Rung;
import cn.servicecircle.ladder.Sweep;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the clock does with an errand while nobody does anything: has people told, and closes what is never answered. */
public final class ClockSteps implements Sweep.Chore {
    private final Alarms alarms;
    private final Patience patience;
    private final Reminders reminders;
    private final Teller teller;
    private final CaseFiles files = new CaseFiles();
    private final ErrandStore errands = new ErrandStore();
    private final EventStore events = new EventStore();

    public ClockSteps(Alarms alarms, Patience patience, Reminders reminders, Teller teller) {
        this.alarms = alarms;
        this.patience = patience;
        this.reminders = reminders;
        this.teller = teller;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return errands.alarmed(sql, alarms.now(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long id) {
        return files.lockAlarmed(tx, id, alarms.now())
                .compose(found -> found.map(file -> attend(tx, file)).orElseGet(Future::succeededFuture));
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return errands.saveAlarm(tx, id, alarms.now().plus(time));
    }

    private Future<Void> attend(SqlConnection tx, CaseFile file) {
        if (alarms.isUnanswered(file)) {
            return close(tx, file);
        }
        Optional<Rung> rung = alarms.reached(file);
        if (rung.isEmpty()) {
            // The calendar has changed since the alarm was set, or did not reach far enough.
            return errands.save(tx, file.errand(), alarms.moments(file.events(), file.errand()));
        }
        return reminders.tell(tx, file, rung.get()).compose(told -> told.map(
                        event -> save(tx, file, file.errand(), event)
                                .compose(saved -> teller.passOn(tx, file.id(), event.kind())))
                .orElseGet(() -> errands.saveAlarm(tx, file.errand().id(), alarms.nextWorkday())));
    }

    private Future<Void> save(SqlConnection tx, CaseFile file, Errand next, ErrandEvent event) {
        Moments moments = alarms.moments(file.eventsWith(event), next);
        return Future.all(events.addByClock(tx, next.id(), event), errands.save(tx, next, moments))
                .mapEmpty();
    }

    private Future<Void> close(SqlConnection tx, CaseFile file) {
        String why = "申请人 " + patience.silenceDays() + " 天没有答复；没有解决的，" + patience.reopenDays() + " 天内还可以要求重新办理";
        ErrandEvent event = ErrandEvent.ofClock(Kind.CLOSED_UNANSWERED, alarms.now(), why);
        return save(tx, file, file.errand().closedUnanswered(), event)
                .compose(saved -> files.read(tx, file.id()))
                .compose(after -> teller.tell(tx, Kind.CLOSED_UNANSWERED, after.orElseThrow()));
    }
}
