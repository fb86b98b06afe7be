package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.ladder.Ladder;
import cn.servicecircle.ladder.Ladder.Level;
import cn.servicecircle.ladder.LadderClock;
import cn.servicecircle.ladder.Overdue;
import cn.servicecircle.ladder.Rung;
import cn.servicecircle.ladder.Subject;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells those who have an errand in hand how its time limit stands, and those above them when it is over. */
public final class Reminders {
    private final Alarms alarms;
    private final LadderClock clock;
    private final Ladder ladder;
    private final Offer offer;
    private final Outbox outbox;

    public Reminders(Alarms alarms, LadderClock clock, Ladder ladder, Offer offer, Outbox outbox) {
        this.alarms = alarms;
        this.clock = clock;
        this.ladder = ladder;
        this.offer = offer;
        this.outbox = outbox;
    }

    /** What is to be recorded of it; nothing where there is nobody to tell any more. */
    Future<Optional<ErrandEvent>> tell(SqlConnection tx, CaseFile file, Rung rung) {
        return switch (rung) {
            case HALF -> remind(tx, file, Kind.HALF_USED, "时限已用去一半" + alarms.left(file));
            case LAST_DAY -> remind(tx, file, Kind.LAST_DAY, "时限快到了" + alarms.left(file));
            case OVERDUE -> climb(tx, file, alarms.overdue(file));
        };
    }

    private Future<Optional<ErrandEvent>> remind(SqlConnection tx, CaseFile file, Kind kind, String what) {
        String text = file.errand().filing().trackingNumber() + " " + what + "。";
        return inHand(tx, file.errand())
                .compose(people -> tell(tx, file, people, Notice.Kind.ERRAND_REMINDED, text))
                .map(told -> event(kind, what));
    }

    private Future<Optional<ErrandEvent>> climb(SqlConnection tx, CaseFile file, Overdue overdue) {
        Errand errand = file.errand();
        return ladder.climb(
                        tx,
                        new Subject(errand.id(), null),
                        overdue.lastDay(),
                        offer.levelsAbove(errand.desk()),
                        errand.responsibleId())
                .compose(level -> level.isEmpty() && alarms.isToldOverdue(file.events(), errand.filing())
                        ? Future.succeededFuture(Optional.empty())
                        : report(tx, file, overdue, level));
    }

    private Future<Optional<ErrandEvent>> report(
            SqlConnection tx, CaseFile file, Overdue overdue, Optional<Level> level) {
        String where = level.map(above -> "，报给了" + above.name() + "的管家").orElse("");
        Set<Long> above = level.map(Level::stewards).orElse(Set.of());
        String text = overdue.text(clock);
        return inHand(tx, file.errand())
                .map(people -> without(people, above))
                .compose(people -> tell(tx, file, people, Notice.Kind.ERRAND_OVERDUE, text + where + "。"))
                .compose(told -> tell(tx, file, above, Notice.Kind.ERRAND_OVERDUE, text + "。请督促，或改由别人负责。"))
                .map(told -> event(
                        level.isPresent() ? Kind.ESCALATED : Kind.OVERDUE, clock.overdue(overdue.lastDay()) + where));
    }

    /** Whoever is responsible; and while nobody at the desk has claimed it, all who could. */
    private Future<Set<Long>> inHand(SqlConnection tx, Errand errand) {
        Long responsible = errand.responsibleId();
        if (!errand.isUnclaimed()) {
            return Future.succeededFuture(Set.of(responsible));
        }
        Desk desk = errand.desk();
        return (desk.levelAreaId() == null
                        ? ladder.staffOf(tx, desk.stationId())
                        : ladder.stewardsOf(tx, desk.levelAreaId()))
                .map(staff -> {
                    Set<Long> people = new HashSet<>(staff);
                    if (responsible != null) {
                        people.add(responsible);
                    }
                    return people;
                });
    }

    private static Set<Long> without(Set<Long> people, Set<Long> others) {
        Set<Long> rest = new HashSet<>(people);
        rest.removeAll(others);
        return rest;
    }

    private Future<Void> tell(SqlConnection tx, CaseFile file, Set<Long> people, Notice.Kind kind, String text) {
        String subject = offer.itemName(file.errand().filing().itemId());
        return outbox.tellAll(
                tx,
                people.stream()
                        .map(person -> new Notice(
                                person,
                                kind,
                                subject,
                                text,
                                "/errands/" + file.errand().id()))
                        .toList());
    }

    private Optional<ErrandEvent> event(Kind kind, String why) {
        return Optional.of(ErrandEvent.ofClock(kind, alarms.now(), why));
    }
}
