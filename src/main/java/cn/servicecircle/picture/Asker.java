package cn.servicecircle.picture;

import cn.servicecircle.identity.PersonStore;
import cn.servicecircle.identity.Token;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Backoff;
import cn.servicecircle.wechat.PictureCheck;
import cn.servicecircle.wechat.TextCheck.Scene;
import cn.servicecircle.wechat.WeChat;
import cn.servicecircle.wechat.WeChatException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks WeChat about pictures, after the transaction that recorded that it must be asked. Every node may run one: a picture is
 * asked about under a lease, and when its node dies the next one asks.
 */
public final class Asker {
    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    /** Few at once: texts, whose authors are waiting, are checked by the same workers. */
    private static final int BATCH = 5;

    private static final long PAUSE_MILLIS = 500;

    private final Vertx vertx;
    private final Database database;
    private final PictureStore store;
    private final Outcomes outcomes;
    private final WeChat weChat;
    private final PublicAddress address;
    private final Clock clock;
    private final CheckStore checks = new CheckStore();
    private final PersonStore people = new PersonStore();
    private volatile boolean stopping;
    private volatile Future<Void> round = Future.succeededFuture();

    public Asker(
            Vertx vertx,
            Database database,
            PictureStore store,
            Outcomes outcomes,
            WeChat weChat,
            PublicAddress address,
            Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.store = store;
        this.outcomes = outcomes;
        this.weChat = weChat;
        this.address = address;
        this.clock = clock;
    }

    /** Does nothing where WeChat cannot reach us. */
    public void start() {
        if (address.isKnown()) {
            next();
        }
    }

    private void next() {
        vertx.setTimer(PAUSE_MILLIS, tick -> {
            if (!stopping) {
                round = askDue().onFailure(away -> LOG.warn("pictures not checked, next time: {}", away.toString()))
                        .otherwiseEmpty()
                        .onSuccess(done -> next());
            }
        });
    }

    /** Takes nothing new; done when what was taken is settled. */
    public Future<Void> stop() {
        stopping = true;
        return round;
    }

    private Future<Void> askDue() {
        Instant now = clock.instant();
        return database.withTransaction(tx -> store.lease(tx, now, now.plus(LEASE), BATCH))
                .compose(batch -> Future.join(batch.stream().map(this::ask).toList())
                        .compose(asked -> batch.size() == BATCH && !stopping ? askDue() : Future.succeededFuture()));
    }

    private record Question(long pictureId, long checkId, PictureCheck check) {}

    private Future<Void> ask(long pictureId) {
        return question(pictureId).compose(question -> weChat.checkPicture(question.check())
                .compose(traceId -> taken(question, traceId))
                .recover(failure -> failure instanceof WeChatException why
                        ? notTaken(question, why)
                        : Future.failedFuture(failure)));
    }

    /** What WeChat is told opens this one picture, and nothing else. */
    private Future<Question> question(long pictureId) {
        String secret = Token.random();
        return database.withTransaction(tx -> store.lock(tx, pictureId)
                .map(found -> found.orElseThrow())
                .compose(picture -> people.openidOf(tx, picture.authorId()))
                .compose(openid -> checks.add(tx, pictureId, secret, clock.instant())
                        .map(checkId -> new Question(
                                pictureId, checkId, new PictureCheck(openid, Scene.FORUM, address.of(secret))))));
    }

    private Future<Void> taken(Question question, String traceId) {
        return step(
                question,
                tx -> checks.setTrace(tx, question.checkId(), traceId),
                check -> check.asked(clock.instant()));
    }

    private Future<Void> notTaken(Question question, WeChatException why) {
        return step(question, tx -> checks.remove(tx, question.checkId()), check -> {
            if (why.isFinal()) {
                return check.forPerson();
            }
            Duration wait = Backoff.after(check.attempts() + 1, ThreadLocalRandom.current());
            return check.notAsked(clock.instant().plus(wait));
        });
    }

    /** The picture may have gone meanwhile. */
    private Future<Void> step(
            Question question, Function<SqlConnection, Future<Void>> record, Function<Check, Check> step) {
        return database.withTransaction(tx -> store.lock(tx, question.pictureId())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : record.apply(tx)
                                .compose(recorded -> outcomes.settle(
                                        tx, found.get(), step.apply(found.get().check())))));
    }
}
