package cn.servicecircle.deliberation;

import cn.servicecircle.area.Reach;
import cn.servicecircle.deliberation.Course.Promise;
import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Party;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.Spaces;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may answer for a decision: somebody whose role reaches the space, a body that takes part in it, or whoever is but named. */
public final class Owners {
    private static final List<Role> OFFICES = List.of(Role.STAFF, Role.MODERATOR, Role.ADMIN);

    private final RoleStore roles;
    private final Reach reach;
    private final Snapshot<Spaces> spaces;
    private final Clock clock;

    /** @param clock in the zone in which terms begin and end */
    public Owners(RoleStore roles, Reach reach, Snapshot<Spaces> spaces, Clock clock) {
        this.roles = roles;
        this.reach = reach;
        this.spaces = spaces;
        this.clock = clock;
    }

    /** What is promised; exactly one of {@code by}, {@code personId} and {@code partyId} says by whom. */
    record NewPromise(String text, String by, Long personId, Long partyId, LocalDate day) {
        Promise by(String name) {
            return new Promise(text, name, day, personId, partyId);
        }
    }

    Future<Promise> named(SqlClient sql, Space space, NewPromise wanted) {
        if (Stream.of(wanted.by(), wanted.personId(), wanted.partyId())
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw Refusal.invalid("promise:whose", "不知道由谁负责", "请写 personId（有职责的人）、partyId（主体）或 by（没有账号的单位或人）中的一个。");
        }
        if (wanted.partyId() != null) {
            return Future.succeededFuture(
                    wanted.by(body(space, wanted.partyId()).name()));
        }
        return wanted.personId() == null
                ? Future.succeededFuture(wanted.by(wanted.by()))
                : nameOf(sql, space, wanted.personId()).map(wanted::by);
    }

    private Party body(Space space, long partyId) {
        return space.parties().stream()
                .filter(party -> party.id() == partyId && party.active())
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("/partyId", "promise:unknown-party", "这个主体没有参加这个议事空间"));
    }

    /** The same for somebody without an office here as for somebody who does not exist. */
    private Future<String> nameOf(SqlClient sql, Space space, long personId) {
        return roles.known(sql, personId).map(found -> found.filter(person -> mayOwn(person, space))
                .map(Caller::name)
                .orElseThrow(() -> Refusal.unknown("/personId", "promise:unknown-person", "没有管这一带的这个工作人员、主持或管理员")));
    }

    /** As long as the person's role reaches the space, or the body takes part in it and the person speaks for it. */
    boolean isOwner(Caller caller, Promise promise, Space space) {
        if (promise == null) {
            return false;
        }
        return promise.partyId() == null
                ? promise.personId() != null && promise.personId() == caller.personId() && mayOwn(caller, space)
                : space.partyOf(caller.personId(), promise.partyId(), LocalDate.now(clock))
                        .isPresent();
    }

    private boolean mayOwn(Caller caller, Space space) {
        return OFFICES.stream().anyMatch(role -> reach.reaches(caller, role, space.areaId()));
    }

    /** Whoever answers for it today: the person, or all members of the body; nobody where it is but a name. */
    List<Long> peopleOf(Promise promise) {
        if (promise.personId() != null) {
            return List.of(promise.personId());
        }
        return Optional.ofNullable(promise.partyId()).flatMap(spaces.get()::party).stream()
                .flatMap(party -> party.membersOn(LocalDate.now(clock)).stream())
                .map(Party.Member::personId)
                .toList();
    }

    /** The bodies that the person speaks for today. */
    List<Long> bodiesOf(Caller caller) {
        return spaces.get().partiesOf(caller.personId(), LocalDate.now(clock)).stream()
                .map(Party::id)
                .toList();
    }
}
