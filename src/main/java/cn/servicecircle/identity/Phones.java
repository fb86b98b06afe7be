package cn.servicecircle.identity;

import cn.servicecircle.identity.PhoneStore.Ended;
import cn.servicecircle.identity.PhoneStore.Kept;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.vault.Vault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 后台实名: the one phone that stands behind each person who posts. Sealed, read back by nobody but its owner, and by them masked.
 *
 * <p>The rules (跟帖评论服务管理规定 4, 网络安全法 24) ask for a real person behind each account, not for one account a phone; families
 * share phones here, and many old people have but their children's. So a few accounts may have the same one, and no more: one
 * SIM card must not speak with a hundred voices.
 */
public final class Phones {
    private static final Logger LOG = LoggerFactory.getLogger(Phones.class);
    private static final String PHONE = "person.phone";
    private static final String LOOK_UP = "person.phone-look-up";
    /** Accounts of one phone. */
    private static final int ACCOUNTS = 3;
    /** 网络安全法 21: what tells who said something is kept for six months. */
    private static final Duration ANSWERABLE = Duration.ofDays(180);

    /** Longer than any node takes its owner for verified, and a post takes, with WeChat's check of it. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(5);

    private static final Duration ERASE_EVERY = Duration.ofMinutes(10);
    private static final int ERASE_AT_ONCE = 500;

    private final Database database;
    private final Vault vault;
    private final Clock clock;
    private final PhoneStore store = new PhoneStore();

    public Phones(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param phone masked */
    public record Verified(String phone, Instant verifiedAt) {}

    record Removed(Instant eraseAt, String text) {}

    /** As WeChat told it; in the place of one that the person had. */
    Future<Verified> put(SqlConnection tx, long personId, Phone phone, Consent consent) {
        return put(tx, personId, phone, consent, null);
    }

    /**
     * As a member of staff wrote it down, who has seen that it is the person's; in the place of one that was written down too.
     * What WeChat vouched for, nobody but its owner puts another one in the place of.
     *
     * @param number of the mainland, as it is dialled
     */
    public Future<Verified> putAtCounter(SqlConnection tx, long personId, String number, long recorder) {
        return put(tx, personId, new Phone(Phone.HOME, number), Consent.TO_REAL_NAME, recorder);
    }

    private Future<Verified> put(SqlConnection tx, long personId, Phone phone, Consent consent, Long recorder) {
        Buffer lookUp = Buffer.buffer(vault.digest(phone.text(), LOOK_UP));
        Instant now = clock.instant();
        PhoneStore.New added = new PhoneStore.New(vault.seal(phone.text(), PHONE), lookUp, consent, recorder);
        return store.lockPerson(tx, personId)
                .map(Phones::mustBeThere)
                .compose(there -> store.others(tx, lookUp, personId))
                .map(Phones::mustBeFew)
                .compose(few -> store.find(tx, personId))
                .map(had -> recorder == null ? had : had.map(Phones::mustBeOfCounter))
                .compose(had ->
                        had.map(old -> end(tx, personId, old).<Void>mapEmpty()).orElseGet(Future::succeededFuture))
                .compose(ended -> store.add(tx, personId, added, now))
                .map(done -> new Verified(phone.masked(), now));
    }

    private static Void mustBeThere(boolean isThere) {
        if (!isThere) {
            throw Refusal.unknown("/personId", "phone:unknown-person", "没有这个人，或者他没有用微信登录过；编号在本人“我的”里");
        }
        return null;
    }

    private static Kept mustBeOfCounter(Kept had) {
        if (!had.atCounter()) {
            throw Refusal.conflict(
                    "phone:verified-by-wechat", "这个账号已经用微信验证过手机号", "要换号码，请本人先在“我的”里删除原来的，再来登记；或者直接用微信验证新的。");
        }
        return had;
    }

    private static Void mustBeFew(int others) {
        if (others >= ACCOUNTS) {
            throw Refusal.conflict(
                    "phone:too-many-accounts",
                    "这个号码已经用在好几个账号上",
                    "一个号码最多给 " + ACCOUNTS + " 个账号用，家里人可以共用。请换一个号码，或先在别的账号里删除它。");
        }
        return null;
    }

    /** Done when whoever is changing this person's phone now has ended. */
    Future<Void> settled(long personId) {
        return database.withTransaction(tx -> store.lockPerson(tx, personId)).mapEmpty();
    }

    /** Masked; null where there is none. */
    Future<String> shownTo(SqlClient sql, long personId) {
        return store.find(sql, personId).map(found -> found.map(
                        kept -> Phone.of(vault.open(kept.sealed(), PHONE)).masked())
                .orElse(null));
    }

    Future<Removed> remove(long personId) {
        return database.withTransaction(tx -> store.lockPerson(tx, personId)
                .compose(locked -> store.find(tx, personId))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("phone:none", "没有验证过手机号")))
                .compose(kept -> end(tx, personId, kept)));
    }

    /** Out of use at once; erased once nothing under way can still be posted, and what was posted need not be answered for. */
    private Future<Removed> end(SqlConnection tx, long personId, Kept kept) {
        Instant now = clock.instant();
        return answerableUntil(tx, personId).compose(until -> {
            Instant eraseAt = until.isAfter(now) ? until : now.plus(UNDER_WAY);
            return store.end(tx, kept.id(), now, eraseAt).map(new Removed(eraseAt, told(until, now)));
        });
    }

    private Future<Instant> answerableUntil(SqlConnection tx, long personId) {
        return store.lastSaid(tx, personId)
                .map(last -> last.map(at -> at.plus(ANSWERABLE)).orElse(Instant.EPOCH));
    }

    private String told(Instant until, Instant now) {
        String day = until.atZone(clock.getZone()).toLocalDate().toString();
        return until.isAfter(now) ? "号码已经停用。您最近发过言，依法加密保存到 " + day + "，到时自动删除，这以前谁也看不到。" : "号码已经停用，十几分钟内删除。";
    }

    /** Erases what need not be kept any longer, on every node. */
    public void startErasing(Vertx vertx) {
        vertx.setPeriodic(ERASE_EVERY.toMillis(), tick -> erase().onFailure(
                        away -> LOG.warn("old phones not erased, next time: {}", away.toString())));
    }

    /** All whose time has come. */
    Future<Void> erase() {
        return store.due(database.reads(), clock.instant(), ERASE_AT_ONCE).compose(due -> {
            Future<Void> erased = Future.succeededFuture();
            for (Ended one : due) {
                erased = erased.compose(before -> database.withTransaction(tx -> eraseOrKeep(tx, one)));
            }
            return due.size() < ERASE_AT_ONCE ? erased : erased.compose(all -> erase());
        });
    }

    /** Looked at once more, because a post may have been under way when its owner took it back. */
    private Future<Void> eraseOrKeep(SqlConnection tx, Ended one) {
        return answerableUntil(tx, one.personId())
                .compose(until -> until.isAfter(clock.instant())
                        ? store.keepUntil(tx, one.id(), until)
                        : store.erase(tx, one.id()));
    }
}
