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

/** Has it told that nobody answers an appeal against a sanction, up the same ladder as {@link QueueClock}. */
public final class SanctionClock implements Sweep.Chore {
    private final RoleStore roles;
    private final Outbox outbox;
    private final Clock clock;
    private final SanctionStore store = new SanctionStore();

    public SanctionClock(RoleStore roles, Outbox outbox, Clock clock) {
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
            Sanction sanction = found.orElseThrow();
            return sanction.waits()
                    ? store.rung(tx, id).compose(rung -> tell(tx, sanction, rung))
                    : store.setRung(tx, id, 0, null);
        });
    }

    private Future<Void> tell(SqlConnection tx, Sanction sanction, int rung) {
        Role role = rung == 0 ? Role.MODERATOR : Role.ADMIN;
        Instant next = rung == 0 ? clock.instant().plus(QueueClock.UNTIL_THE_NEXT) : null;
        return roles.reaching(tx, role, sanction.areaId())
                .compose(people -> outbox.tellAll(
                        tx,
                        people.stream()
                                .map(person -> new Notice(
                                        person,
                                        Notice.Kind.MODERATION_LATE,
                                        "申诉逾期",
                                        "有一件对发言限制的申诉等了太久还没有答复，请尽快答复，或请别的主持答复。",
                                        "/sanction-appeals"))
                                .toList()))
                .compose(told -> store.setRung(tx, sanction.id(), rung + 1, next));
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return store.rung(tx, id)
                .compose(rung -> store.setRung(tx, id, rung, clock.instant().plus(time)));
    }
}
