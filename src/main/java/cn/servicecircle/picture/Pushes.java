package cn.servicecircle.picture;

import cn.servicecircle.http.Callback.Heard;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.picture.PushStore.Received;
import cn.servicecircle.wechat.PicturePush;
import cn.servicecircle.wechat.PushSeal;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What WeChat pushes: stored and answered at once, for it waits five seconds; taken up after. */
public final class Pushes implements Sweep.Chore {
    private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);
    private static final String TAKEN = "success";
    /** A result can be here before we have noted what it is the result of. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private static final Duration STRANGE_AFTER = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Database database;
    private final PictureStore store;
    private final Outcomes outcomes;
    private final Optional<PushSeal> seal;
    private final Clock clock;
    private final PushStore pushes = new PushStore();
    private final CheckStore checks = new CheckStore();

    /** @param seal empty where the operator set up no pushes */
    public Pushes(Database database, PictureStore store, Outcomes outcomes, Optional<PushSeal> seal, Clock clock) {
        this.database = database;
        this.store = store;
        this.outcomes = outcomes;
        this.seal = seal;
        this.clock = clock;
    }

    /** WeChat asks whether this address is ours. */
    public Future<String> echo(Heard heard) {
        return Future.succeededFuture(seal().echo(heard.query()));
    }

    public Future<String> receive(Heard heard) {
        return seal().open(heard.query(), heard.body())
                .map(push -> database.withTransaction(tx -> pushes.add(tx, push, clock.instant())))
                .orElse(Future.succeededFuture())
                .map(TAKEN);
    }

    private PushSeal seal() {
        return seal.orElseThrow(() -> Refusal.unavailable(
                "wechat:push-not-set-up",
                "没有设置微信消息推送",
                "请管理员设置 push.token、push.aes-key 和 push.public-url；在那以前图片由议事主持审核。"));
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return pushes.due(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long id) {
        return pushes.lock(tx, id)
                .compose(found -> found.map(received -> attend(tx, received)).orElse(Future.succeededFuture()));
    }

    private Future<Void> attend(SqlConnection tx, Received received) {
        Instant now = clock.instant();
        return checks.pictureOf(tx, received.push().traceId()).compose(found -> {
            if (found.isPresent()) {
                return settle(tx, found.get(), received.push())
                        .compose(settled -> pushes.setDue(tx, received.id(), null))
                        .compose(done -> pushes.forget(tx, now.minus(REMEMBERED)));
            }
            boolean isStrange = !received.at().plus(STRANGE_AFTER).isAfter(now);
            if (isStrange) {
                LOG.info("WeChat pushed the result of a check that nobody asked for");
            }
            return pushes.setDue(tx, received.id(), isStrange ? null : now.plus(LOOK_AGAIN));
        });
    }

    private Future<Void> settle(SqlConnection tx, long pictureId, PicturePush push) {
        return store.lock(tx, pictureId).compose(found -> found.map(
                        picture -> outcomes.settle(tx, picture, picture.check().heard(push.says()), push.reasonCode()))
                .orElse(Future.succeededFuture()));
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return pushes.setDue(tx, id, clock.instant().plus(time));
    }
}
