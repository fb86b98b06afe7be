package cn.servicecircle.whistle;

import cn.servicecircle.errand.Deadlines;
import cn.servicecircle.errand.Dossiers;
import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.ladder.Ladder;
import cn.servicecircle.ladder.Ladder.Level;
import cn.servicecircle.ladder.LadderClock;
import cn.servicecircle.ladder.Overdue;
import cn.servicecircle.ladder.Rung;
import cn.servicecircle.ladder.Subject;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.whistle.WhistleDesk.Opened;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Tells the 管家 of the street that called how a call's time limit stands, and those above them when it is over. */
public final class CallReminders {
    private final Dossiers dossiers;
    private final Deadlines deadlines;
    private final LadderClock clock;
    private final Ladder ladder;
    private final Outbox outbox;

    public CallReminders(Dossiers dossiers, Deadlines deadlines, LadderClock clock, Ladder ladder, Outbox outbox) {
        this.dossiers = dossiers;
        this.deadlines = deadlines;
        this.clock = clock;
        this.ladder = ladder;
        this.outbox = outbox;
    }

    /** Whether there was anybody to tell. */
    Future<Boolean> tell(SqlConnection tx, Opened opened, BodyCall call, Rung rung) {
        return switch (rung) {
            case HALF -> remind(tx, opened, call, "的时限已用去一半，");
            case LAST_DAY -> remind(tx, opened, call, "的时限快到了，");
            case OVERDUE -> climb(tx, opened, call);
        };
    }

    private Future<Boolean> remind(SqlConnection tx, Opened opened, BodyCall call, String what) {
        String left =
                deadlines.view(call.calledAt(), call.limitDays(), null, "办结").text();
        String text = opened.dossier().trackingNumber() + " " + name(opened.whistle(), call) + what + left + "。";
        return tellStreet(tx, opened, Notice.Kind.ERRAND_REMINDED, text).map(true);
    }

    private Future<Boolean> climb(SqlConnection tx, Opened opened, BodyCall call) {
        Subject subject = new Subject(call.errandId(), call.id());
        LocalDate lastDay = clock.lastDay(call.limit());
        return ladder.climb(tx, subject, lastDay, ladder.above(opened.whistle().areaId()), null)
                .compose(level -> level.isEmpty() && call.told().includes(Rung.OVERDUE)
                        ? Future.succeededFuture(false)
                        : report(tx, opened, call, lastDay, level).map(true));
    }

    private Future<Void> report(
            SqlConnection tx, Opened opened, BodyCall call, LocalDate lastDay, Optional<Level> level) {
        String body = name(opened.whistle(), call);
        String text = new Overdue(opened.dossier().trackingNumber(), lastDay, Overdue.promiseOf(body)).text(clock);
        String where = level.map(above -> "，报给了" + above.name() + "的管家").orElse("");
        Set<Long> above = level.map(Level::stewards).orElse(Set.of());
        return tellStreet(tx, opened, Notice.Kind.ERRAND_OVERDUE, text + where + "。")
                .compose(told -> tell(tx, opened, above, Notice.Kind.ERRAND_OVERDUE, text + "。请督促。"))
                .compose(told -> dossiers.noteByClock(
                        tx, call.errandId(), Kind.BODY_OVERDUE, body + clock.overdue(lastDay) + where));
    }

    private static String name(Whistle whistle, BodyCall call) {
        return call.body().name() + (whistle.isLead(call) ? "（牵头）" : "");
    }

    private Future<Void> tellStreet(SqlConnection tx, Opened opened, Notice.Kind kind, String text) {
        return ladder.stewardsOf(tx, opened.whistle().areaId())
                .compose(stewards -> tell(tx, opened, stewards, kind, text));
    }

    private Future<Void> tell(SqlConnection tx, Opened opened, Set<Long> people, Notice.Kind kind, String text) {
        String subject = opened.dossier().itemName();
        String link = "/errands/" + opened.dossier().id();
        return outbox.tellAll(
                tx,
                people.stream()
                        .map(person -> new Notice(person, kind, subject, text, link))
                        .toList());
    }
}
