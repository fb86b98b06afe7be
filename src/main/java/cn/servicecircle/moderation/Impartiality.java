package cn.servicecircle.moderation;

import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Spaces;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** 回避: who is party to a case does not decide it. */
public final class Impartiality {
    private final Snapshot<Spaces> spaces;
    private final RoleStore roles;
    private final Clock clock;
    private final ReportStore reports = new ReportStore();
    private final EventStore events = new EventStore();

    /** @param clock in the zone in which terms begin and end */
    public Impartiality(Snapshot<Spaces> spaces, RoleStore roles, Clock clock) {
        this.spaces = spaces;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Refuses its author, whoever reported it, the members of the body under whose name it was said, and whoever was overruled on
     * it.
     */
    Future<Void> must(SqlClient sql, Caller moderator, Moderation moderation) {
        return objection(sql, moderator.personId(), moderation).map(objection -> {
            objection.ifPresent(refusal -> {
                throw refusal;
            });
            return null;
        });
    }

    /** The moderators whose area it is, without those whom {@link #must} refuses. */
    Future<List<Long>> judges(SqlClient sql, Moderation moderation) {
        return roles.reaching(sql, Role.MODERATOR, moderation.subject().areaId())
                .compose(people -> Future.all(people.stream()
                                .map(person -> objection(sql, person, moderation))
                                .toList())
                        .map(heard -> IntStream.range(0, people.size())
                                .filter(i ->
                                        heard.<Optional<Refusal>>resultAt(i).isEmpty())
                                .mapToObj(people::get)
                                .toList()));
    }

    /** Those who can make somebody a moderator there. */
    Future<List<Long>> appointers(SqlClient sql, Moderation moderation) {
        return roles.reaching(sql, Role.ADMIN, moderation.subject().areaId());
    }

    private Future<Optional<Refusal>> objection(SqlClient sql, long personId, Moderation moderation) {
        Subject subject = moderation.subject();
        if (subject.authorId() == personId) {
            return Future.succeededFuture(
                    Optional.of(Refusal.forbidden("moderation:own-post", "不能审核自己写的内容", "请由另一位议事主持审核。")));
        }
        if (subject.partyId() != null && belongsTo(personId, subject.partyId())) {
            return Future.succeededFuture(Optional.of(isParty()));
        }
        return reports.isBy(sql, moderation.id(), personId)
                .compose(reported -> reported
                        ? Future.succeededFuture(Optional.of(isParty()))
                        : events.isOverruled(sql, moderation.id(), personId)
                                .map(overruled -> overruled ? Optional.of(wasOverruled()) : Optional.empty()));
    }

    /** Refuses whoever decided what is appealed against as well. */
    Future<Void> mustBeSomebodyElse(SqlClient sql, Caller moderator, Moderation moderation) {
        if (moderation.moderatorId() != null && moderation.moderatorId() == moderator.personId()) {
            throw Refusal.forbidden("moderation:own-decision", "不能答复对自己决定的申诉", "请由另一位议事主持答复；没有别人的，由上一级的主持答复。");
        }
        return must(sql, moderator, moderation);
    }

    private boolean belongsTo(long personId, long partyId) {
        return spaces.get()
                .party(partyId)
                .flatMap(party -> party.officeOf(personId, LocalDate.now(clock)))
                .isPresent();
    }

    private static Refusal isParty() {
        return Refusal.forbidden("moderation:is-party", "这件事与您有关，要回避", "请由另一位议事主持审核。");
    }

    private static Refusal wasOverruled() {
        return Refusal.forbidden("moderation:overruled", "您对这件内容的决定已被改过，要回避", "请由另一位议事主持审核；没有别人的，由上一级的主持审核。");
    }
}
