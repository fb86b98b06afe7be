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

/** Has it told that nobody decides a case: first the moderators, of the areas above too; then the admins. */
public final class QueueClock implements Sweep.Chore {
    static final Duration UNTIL_THE_NEXT = Duration.ofDays(1);

    private final ModerationStore store;
    private final RoleStore roles;
    private final Outbox outbox;
    private final Clock clock;

    public QueueClock(ModerationStore store, RoleStore roles, Outbox outbox, Clock clock) {
        this.store = store;
        this.roles = roles;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.late(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long id) {
        return store.lock(tx, id).compose(found -> {
            Moderation moderation = found.orElseThrow();
            boolean waits = moderation.dueAt() != null && !moderation.dueAt().isAfter(clock.instant());
            return waits
                    ? store.rung(tx, id).compose(rung -> tell(tx, moderation, rung))
                    : store.setRung(tx, id, 0, moderation.dueAt());
        });
    }

    private Future<Void> tell(SqlConnection tx, Moderation moderation, int rung) {
        Role role = rung == 0 ? Role.MODERATOR : Role.ADMIN;
        Instant next = rung == 0 ? clock.instant().plus(UNTIL_THE_NEXT) : null;
        return roles.reaching(tx, role, moderation.subject().areaId())
                .compose(people -> outbox.tellAll(
                        tx,
                        people.stream()
                                .map(person -> new Notice(
                                        person,
                                        Notice.Kind.MODERATION_LATE,
                                        "审核件逾期",
                                        "有一件内容等了太久还没有审核，请尽快处理，或请别的主持处理。",
                                        "/moderations/" + moderation.id()))
                                .toList()))
                .compose(told -> store.setRung(tx, moderation.id(), rung + 1, next));
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return store.rung(tx, id)
                .compose(rung -> store.setRung(tx, id, rung, clock.instant().plus(time)));
    }
}
