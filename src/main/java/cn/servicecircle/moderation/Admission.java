package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Sanction.Grade;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Whether what somebody posts now may be seen at once: not what newcomers write, nor those of whom something was hidden. */
public final class Admission {
    private static final Duration HIDDEN_OF_LATE = Duration.ofDays(180);

    private final ModerationStore moderations;
    private final int trustedAfter;
    private final Clock clock;
    private final SanctionStore sanctions = new SanctionStore();

    /** @param trustedAfter how many posts moderators must have let through */
    public Admission(ModerationStore moderations, int trustedAfter, Clock clock) {
        this.moderations = moderations;
        this.trustedAfter = trustedAfter;
        this.clock = clock;
    }

    /** Refuses those who may not post there for the time being. */
    public Future<Boolean> isTrusted(SqlClient sql, long authorId, long areaId) {
        return unmuted(sql, authorId, areaId)
                .compose(active -> active.isEmpty()
                        ? moderations.isTrusted(
                                sql, authorId, trustedAfter, clock.instant().minus(HIDDEN_OF_LATE))
                        : Future.succeededFuture(false));
    }

    /** The same, where it does not matter who else may see at once what they say. */
    Future<Void> mustNotBeMuted(SqlClient sql, long speakerId, long areaId) {
        return unmuted(sql, speakerId, areaId).mapEmpty();
    }

    private Future<List<Sanction>> unmuted(SqlClient sql, long personId, long areaId) {
        return sanctions.active(sql, personId, areaId, clock.instant()).map(active -> {
            mustNotBeMuted(active);
            return active;
        });
    }

    private void mustNotBeMuted(List<Sanction> active) {
        active.stream().filter(one -> one.grade() == Grade.MUTE).findFirst().ifPresent(mute -> {
            String day = mute.until().atZone(clock.getZone()).toLocalDate().toString();
            throw Refusal.forbidden(
                    "post:muted",
                    "您在这里暂停发言到 " + day,
                    "依据：" + mute.clause() + "。理由：" + mute.reason() + "。不同意可以申诉，编号 " + mute.id() + "。");
        });
    }
}
