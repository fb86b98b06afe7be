package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Objects;

/**
 * What is said under an office goes public without a case of its own, so it must be fit before: whoever says it may be a
 * resident like any other, as 召集人 or as a member of a body.
 */
public final class Podium {
    private final Database database;
    private final ProofReader reader;
    private final Admission admission;
    private final SpaceAccess access;

    public Podium(Database database, ContentCheck check, Admission admission, SpaceAccess access) {
        this.database = database;
        this.reader = new ProofReader(check);
        this.admission = admission;
        this.access = access;
    }

    /** An office lifts no sanction. */
    public Future<Void> mustNotBeMuted(SqlClient sql, Caller speaker, Space space) {
        return admission.mustNotBeMuted(sql, speaker.personId(), space.areaId());
    }

    /** Whether what the speaker says there may be seen at once. Refuses those who are muted. */
    public Future<Boolean> isTrusted(SqlClient sql, Caller speaker, Space space) {
        return admission.isTrusted(sql, speaker.personId(), space.areaId());
    }

    /**
     * The same, for what has no case in which it could wait: whoever must be looked at first says it nowhere else either. To be
     * called by whoever speaks for a body, in the transaction or before it.
     */
    public Future<Void> mustBeTrusted(SqlClient sql, Caller speaker, Space space) {
        return isTrusted(sql, speaker, space).map(trusted -> {
            if (!trusted) {
                throw needsLook("您的发言现在要先审后发，这一步等不了审核：请先在议题里评论或作答复，审核通过以后再来；或请管这里的议事主持来写。");
            }
            return null;
        });
    }

    /**
     * Whether what the speaker says for the body that a space belongs to may be seen at once: a 议事主持 looks at what others say,
     * anybody else is a neighbour. Refuses those who are muted.
     */
    public Future<Boolean> isTrustedOrModerates(SqlClient sql, Caller speaker, Space space) {
        return access.moderates(speaker, space)
                ? mustNotBeMuted(sql, speaker, space).map(true)
                : isTrusted(sql, speaker, space);
    }

    private static Refusal needsLook(String detail) {
        return Refusal.conflict("speech:needs-look", "这段话要有人看过才能公开", detail);
    }

    /**
     * What the checks say. WeChat is asked: to be called before a transaction, and after it is known that the speaker may speak.
     * Refuses those who are muted, and what nobody may say.
     */
    public Future<Verdict> hear(Caller speaker, Space space, List<String> words) {
        return mustNotBeMuted(database.reads(), speaker, space)
                .compose(heard -> reader.read(
                        speaker, words.stream().filter(Objects::nonNull).toList()));
    }

    /** The same, for what a person says for a body and is public at once: of a neighbour that must be looked at first, nothing is. */
    public Future<Void> mustBeFit(Caller speaker, Space space, List<String> words) {
        return (access.moderates(speaker, space)
                        ? Future.<Void>succeededFuture()
                        : mustBeTrusted(database.reads(), speaker, space))
                .compose(trusted -> mustPass(speaker, space, words));
    }

    /** For whoever was appointed: what a person must look at, a 议事主持 there has looked at who says it; nobody else. */
    public Future<Void> mustPass(Caller speaker, Space space, List<String> words) {
        return hear(speaker, space, words).map(verdict -> {
            if (verdict != Verdict.PASS && !access.moderates(speaker, space)) {
                throw needsLook("请换个说法，过一会儿再试，或请管这里的议事主持来写。");
            }
            return null;
        });
    }
}
