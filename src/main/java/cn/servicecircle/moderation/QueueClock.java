package cn.servicecircle.moderation;

import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Has it told that nobody attends to what waits at the desk: first the moderators, of the areas above too; then the admins. */
public final class QueueClock implements Sweep.Chore {
    private static final Duration UNTIL_THE_NEXT = Duration.ofDays(1);
    private static final String FOR_ADMINS = "这个区域的议事主持提醒过了，还没有处理；请联系他们，或者任命一位来处理。";

    private final AlarmStore alarms;
    private final Desk desk;
    private final RoleStore roles;
    private final Outbox outbox;
    private final Clock clock;

    /** What waits for moderators. */
    @FunctionalInterface
    interface Desk {
        /** The row, locked. */
        Future<Waiting> lock(SqlConnection tx, long id);
    }

    /**
     * How it stands with it.
     *
     * @param due   by when it should be attended to, or null where it waits no more
     * @param title what those are told who should attend to it, with {@code text} and {@code link}; the admins have their own
     */
    record Waiting(Instant due, long areaId, String title, String text, String link) {}

    private QueueClock(AlarmStore alarms, Desk desk, RoleStore roles, Outbox outbox, Clock clock) {
        this.alarms = alarms;
        this.desk = desk;
        this.roles = roles;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Of the cases, the appealed ones among them. */
    public static QueueClock ofCases(ModerationStore cases, RoleStore roles, Outbox outbox, Clock clock) {
        Desk desk = (tx, id) -> cases.lock(tx, id).map(found -> {
            Moderation moderation = found.orElseThrow();
            return new Waiting(
                    moderation.dueAt(),
                    moderation.subject().areaId(),
                    "审核件逾期",
                    "有一件内容等了太久还没有审核，请尽快处理，或请别的主持处理。",
                    "/moderations/" + id);
        });
        return new QueueClock(new AlarmStore("moderation"), desk, roles, outbox, clock);
    }

    /** Of the appeals against sanctions. */
    public static QueueClock ofSanctionAppeals(RoleStore roles, Outbox outbox, Clock clock) {
        SanctionStore sanctions = new SanctionStore();
        Desk desk = (tx, id) -> sanctions.lock(tx, id).map(found -> {
            Sanction sanction = found.orElseThrow();
            return new Waiting(
                    sanction.waits() ? sanction.dueAt() : null,
                    sanction.areaId(),
                    "申诉逾期",
                    "有一件对发言限制的申诉等了太久还没有答复，请尽快答复，或请别的主持答复。",
                    "/sanction-appeals");
        });
        return new QueueClock(new AlarmStore("sanction"), desk, roles, outbox, clock);
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return alarms.due(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long id) {
        return desk.lock(tx, id).compose(waiting -> {
            boolean isLate = waiting.due() != null && !waiting.due().isAfter(clock.instant());
            return isLate
                    ? alarms.rung(tx, id).compose(rung -> tell(tx, id, waiting, rung))
                    : alarms.set(tx, id, 0, waiting.due());
        });
    }

    private Future<Void> tell(SqlConnection tx, long id, Waiting waiting, int rung) {
        return (rung == 0
                        ? tell(tx, Role.MODERATOR, waiting, waiting.text(), waiting.link())
                        : tell(tx, Role.ADMIN, waiting, FOR_ADMINS, "/areas/" + waiting.areaId()))
                .compose(told ->
                        alarms.set(tx, id, rung + 1, rung == 0 ? clock.instant().plus(UNTIL_THE_NEXT) : null));
    }

    private Future<Void> tell(SqlConnection tx, Role role, Waiting waiting, String text, String link) {
        return roles.reaching(tx, role, waiting.areaId())
                .compose(people -> outbox.tellAll(
                        tx,
                        people.stream()
                                .map(person ->
                                        new Notice(person, Notice.Kind.MODERATION_LATE, waiting.title(), text, link))
                                .toList()));
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return alarms.rung(tx, id)
                .compose(rung -> alarms.set(tx, id, rung, clock.instant().plus(time)));
    }
}
