package cn.servicecircle.errand;

import cn.servicecircle.errand.Alarms.Moments;
import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.ladder.Rung;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
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
    private final Offer offer;
    private final Outbox outbox;
    private final CaseFiles files = new CaseFiles();
    private final ErrandStore errands = new ErrandStore();
    private final EventStore events = new EventStore();

    public ClockSteps(Alarms alarms, Patience patience, Reminders reminders, Offer offer, Outbox outbox) {
        this.alarms = alarms;
        this.patience = patience;
        this.reminders = reminders;
        this.offer = offer;
        this.outbox = outbox;
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
                        event -> save(tx, file, file.errand(), event))
                .orElseGet(() -> errands.saveAlarm(tx, file.errand().id(), alarms.nextWorkday())));
    }

    private Future<Void> save(SqlConnection tx, CaseFile file, Errand next, ErrandEvent event) {
        Moments moments = alarms.moments(file.eventsWith(event), next);
        return Future.all(events.addByClock(tx, next.id(), event), errands.save(tx, next, moments))
                .mapEmpty();
    }

    private Future<Void> close(SqlConnection tx, CaseFile file) {
        Errand closed = file.errand().closedUnanswered();
        String days = patience.silenceDays() + " 天没有答复";
        String reopen = patience.reopenDays() + " 天内还可以要求重新办理";
        Notice notice = new Notice(
                closed.filing().principalId(),
                Notice.Kind.ERRAND_CLOSED,
                offer.itemName(closed.filing().itemId()),
                "您 " + days + "有没有解决，已自动结案。没有解决的，" + reopen + "。",
                "/errands/" + closed.id());
        ErrandEvent event = ErrandEvent.ofClock(Kind.CLOSED_UNANSWERED, alarms.now(), "申请人 " + days + "，" + reopen);
        return save(tx, file, closed, event).compose(saved -> outbox.tell(tx, notice));
    }
}
