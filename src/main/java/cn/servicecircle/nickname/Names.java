package cn.servicecircle.nickname;

import cn.servicecircle.helpline.HelpLine;
import cn.servicecircle.helpline.HelpLines;
import cn.servicecircle.identity.NameStore;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.ContentCheck;
import cn.servicecircle.moderation.Forgetting;
import cn.servicecircle.moderation.Verdict;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.wechat.TextCheck.Scene;
import cn.servicecircle.wordlist.Judgement;
import cn.servicecircle.wordlist.Judgement.Level;
import cn.servicecircle.wordlist.WordList;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Choosing one's name: what it may be, who looks at it, and how often. */
public final class Names {
    /** So that neighbours know who is who. */
    private static final int CHANGES = 3;

    private static final Duration IN = Duration.ofDays(30);

    private final Database database;
    private final ContentCheck check;
    private final WordList offices;
    private final Clock clock;
    private final NameStore store = new NameStore();

    /** @param offices what nobody may call themselves: offices, bodies, those who run things */
    public Names(Database database, ContentCheck check, WordList offices, Clock clock) {
        this.database = database;
        this.check = check;
        this.offices = offices;
        this.clock = clock;
    }

    /** Refuses what is not fit to be shown, what was not checked, and what comes too often; the old name stays then. */
    Future<Void> choose(Caller person, String wanted) {
        String name = NameRules.tidied(wanted);
        NameRules.must(name);
        mustClaimNoOffice(name);
        mustNotCallForHelp(name);
        if (name.equals(person.name())) {
            return Future.succeededFuture();
        }
        // Before WeChat is asked, and again when it counts.
        return mustBeSeldom(database.reads(), person.personId())
                .compose(seldom -> check.check(person, Scene.PROFILE, name))
                .map(Names::mustHavePassed)
                .compose(passed -> database.withTransaction(tx -> rename(tx, person.personId(), name)));
    }

    private void mustClaimNoOffice(String name) {
        Judgement judgement = offices.judge(name);
        if (judgement.level() != Level.PASS) {
            throw NameRules.refused("名字不能让人以为是单位、职务或管理者：“" + judgement.word() + "”");
        }
    }

    /** Whoever writes such a thing where a name should stand needs somebody to talk to, not a name. */
    private static void mustNotCallForHelp(String name) {
        List<HelpLine> lines = HelpLines.in(name);
        if (!lines.isEmpty()) {
            HelpLine first = lines.get(0);
            throw NameRules.refused("需要帮助的话，" + first.name() + " " + first.number() + "：" + first.says());
        }
    }

    private static Void mustHavePassed(Verdict verdict) {
        return switch (verdict) {
            case PASS -> null;
            case REVIEW -> throw NameRules.refused("检查拿不准这个名字，请换一个");
            case UNCHECKED ->
                throw Refusal.unavailable(
                        "name:not-checked", "名字还没有改", "现在查不了这个名字，没有检查过的名字不会公开。原来的名字照用，请过几分钟重新打开小程序再改。");
        };
    }

    private Future<Void> mustBeSeldom(SqlClient sql, long personId) {
        return store.changesSince(sql, personId, clock.instant().minus(IN)).map(changes -> {
            if (changes >= CHANGES) {
                throw Refusal.conflict("name:too-often", "改名太频繁", "三十天里最多改 " + CHANGES + " 次，这样邻居们才认得出是谁。原来的名字照用。");
            }
            return null;
        });
    }

    /** The names in memory first: whoever edits what they stand in also begins with that. */
    private Future<Void> rename(SqlConnection tx, long personId, String name) {
        return store.tellMemory(tx, personId, clock.instant())
                .compose(told -> store.lock(tx, personId))
                .compose(old -> mustBeSeldom(tx, personId).map(old))
                .compose(old -> {
                    Instant now = clock.instant();
                    return store.rename(tx, personId, old, name, now, now.plus(Forgetting.EVIDENCE));
                });
    }
}
