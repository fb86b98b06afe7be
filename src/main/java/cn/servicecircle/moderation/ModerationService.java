package cn.servicecircle.moderation;

import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Decisions of moderators: each case once, never on one's own post, and come true in the same transaction. */
public final class ModerationService {
    private final Database database;
    private final ModerationStore store;
    private final Reach reach;
    private final Map<String, Moderated> features;
    private final Clock clock;

    /** @param features who owns each kind of subject */
    public ModerationService(
            Database database, ModerationStore store, Reach reach, Map<String, Moderated> features, Clock clock) {
        this.database = database;
        this.store = store;
        this.reach = reach;
        this.features = features;
        this.clock = clock;
    }

    Future<Slice<Moderation>> list(Caller moderator, String state, Page page) {
        return store.list(database.reads(), reach.nodes(moderator, Role.MODERATOR), state, page)
                .map(fetched -> page.slice(fetched, Moderation::id));
    }

    Future<Moderation> decide(Caller moderator, long id, Decision decision) {
        decision.check();
        return database.withTransaction(tx -> store.find(tx, id)
                .map(found -> existing(found.filter(moderation -> isTheirs(moderator, moderation))))
                .compose(moderation -> decide(tx, moderator, moderation, decision))
                .compose(decided -> store.find(tx, id))
                .map(ModerationService::existing));
    }

    private boolean isTheirs(Caller moderator, Moderation moderation) {
        return reach.reaches(moderator, Role.MODERATOR, moderation.subject().areaId());
    }

    private Future<Void> decide(SqlConnection tx, Caller moderator, Moderation moderation, Decision decision) {
        Subject subject = moderation.subject();
        if (subject.authorId() == moderator.personId()) {
            throw Refusal.forbidden("moderation:own-post", "不能审核自己写的内容", "请由另一位议事主持审核。");
        }
        return store.decide(tx, moderation.id(), moderator, decision, clock.instant())
                .compose(wasOpen -> {
                    if (!wasOpen) {
                        throw Refusal.conflict("moderation:already-decided", "这一件已经审核过了", "请刷新列表，审下一件。");
                    }
                    return features.get(subject.kind()).settle(tx, subject, decision);
                });
    }

    private static Moderation existing(Optional<Moderation> found) {
        return found.orElseThrow(() -> Refusal.notFound("moderation:not-found", "没有这个审核件"));
    }
}
