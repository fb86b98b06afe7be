package cn.servicecircle.moderation;

import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.moderation.WordsStore.Consequence;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Empties the words of cases when nobody can need them any more: what was posted, reported and appealed. The log stays. */
public final class Forgetting implements Sweep.Chore {
    /**
     * 网络安全法 21, 跟帖评论服务管理规定: what was said by whom can be looked into for six months, the longest of which have 184
     * days; 个人信息保护法 19: and no longer than it is needed.
     */
    public static final Duration EVIDENCE = Duration.ofDays(186);

    /** Until somebody looks again whether an appeal that nobody answered is answered. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Clock clock;
    private final WordsStore store = new WordsStore();

    public Forgetting(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.due(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long caseId) {
        return store.lockDue(tx, caseId, clock.instant())
                .compose(isDue -> isDue ? forget(tx, caseId) : Future.succeededFuture());
    }

    private Future<Void> forget(SqlConnection tx, long caseId) {
        Instant now = clock.instant();
        return store.sanctionOf(tx, caseId)
                .map(found -> found.map(sanction -> neededUntil(sanction, now)).orElse(now))
                .compose(until -> until.isAfter(now) ? store.keep(tx, caseId, until) : store.empty(tx, caseId));
    }

    private static Instant neededUntil(Consequence sanction, Instant now) {
        return sanction.isAppealed() ? now.plus(PATIENCE) : sanction.at().plus(EVIDENCE);
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long caseId, Duration time) {
        return store.keep(tx, caseId, clock.instant().plus(time));
    }
}
