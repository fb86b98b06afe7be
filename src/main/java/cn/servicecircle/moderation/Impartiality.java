package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Spaces;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.LocalDate;

/** 回避: who is party to a case does not decide it. */
public final class Impartiality {
    private final Snapshot<Spaces> spaces;
    private final Clock clock;
    private final ReportStore reports = new ReportStore();

    /** @param clock in the zone in which terms begin and end */
    public Impartiality(Snapshot<Spaces> spaces, Clock clock) {
        this.spaces = spaces;
        this.clock = clock;
    }

    /** Refuses its author, whoever reported it, and the members of the body under whose name it was said. */
    Future<Void> must(SqlClient sql, Caller moderator, Moderation moderation) {
        Subject subject = moderation.subject();
        if (subject.authorId() == moderator.personId()) {
            throw Refusal.forbidden("moderation:own-post", "不能审核自己写的内容", "请由另一位议事主持审核。");
        }
        if (subject.partyId() != null && belongsTo(moderator, subject.partyId())) {
            throw isParty();
        }
        return reports.isBy(sql, moderation.id(), moderator.personId()).map(reported -> {
            if (reported) {
                throw isParty();
            }
            return null;
        });
    }

    /** Refuses whoever decided what is appealed against as well. */
    Future<Void> mustBeSomebodyElse(SqlClient sql, Caller moderator, Moderation moderation) {
        if (moderation.moderatorId() != null && moderation.moderatorId() == moderator.personId()) {
            throw Refusal.forbidden("moderation:own-decision", "不能答复对自己决定的申诉", "请由另一位议事主持答复；没有别人的，由上一级的主持答复。");
        }
        return must(sql, moderator, moderation);
    }

    private boolean belongsTo(Caller moderator, long partyId) {
        return spaces.get()
                .party(partyId)
                .flatMap(party -> party.officeOf(moderator.personId(), LocalDate.now(clock)))
                .isPresent();
    }

    private static Refusal isParty() {
        return Refusal.forbidden("moderation:is-party", "这件事与您有关，要回避", "请由另一位议事主持审核。");
    }
}
