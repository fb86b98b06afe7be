package cn.servicecircle.idempotency;

import cn.servicecircle.http.Call;
import cn.servicecircle.http.Json;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.IdempotencyStore.Key;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work of a POST once for each {@code Idempotency-Key} of a person. The first answer is stored in the transaction
 * of the work: either both are kept, or neither.
 */
public final class Idempotency {
    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final Database database;
    private final IdempotencyStore store;
    private final Clock clock;

    public Idempotency(Database database, IdempotencyStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The first answer where there is one, else a new one. For work that must ask somebody outside before its transaction,
     * so that a request sent again does not ask again.
     */
    public Future<Reply> unlessAnswered(Call call, Supplier<Future<Reply>> fresh) {
        return call.idempotencyKey()
                .map(text -> key(call, text))
                .map(key -> store.find(database.reads(), key)
                        .compose(first -> first.map(Future::succeededFuture).orElseGet(fresh)))
                .orElseGet(fresh);
    }

    /**
     * Runs the work in a transaction and keeps its answer; without a key it just runs. Fails with a conflict while the same
     * request is still being worked on, and as invalid when the key was used for another request.
     */
    public Future<Reply> once(Call call, Function<SqlConnection, Future<Reply>> work) {
        return call.idempotencyKey()
                .map(text -> once(key(call, text), work))
                .orElseGet(() -> database.withTransaction(work));
    }

    private Future<Reply> once(Key key, Function<SqlConnection, Future<Reply>> work) {
        return database.withTransaction(
                        tx -> work.apply(tx).map(Idempotency::rendered).compose(reply -> store.add(
                                        tx, key, reply, clock.instant())
                                .map(reply)))
                .recover(failure -> failure instanceof IdempotencyStore.KeyTaken || failure instanceof Refusal
                        ? firstOr(failure, key)
                        : Future.failedFuture(failure));
    }

    /** Work that was done cannot always be done again: what is refused now may be what was answered before. */
    private Future<Reply> firstOr(Throwable failure, Key key) {
        Throwable no = failure instanceof IdempotencyStore.KeyTaken ? stillRunning() : failure;
        return store.find(database.reads(), key)
                .compose(first -> first.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(no)));
    }

    /** The answer with its body as text, so that first and later answers are the same byte for byte. */
    private static Reply rendered(Reply reply) {
        return new Reply(reply.status(), reply.location(), Json.encode(reply.body()));
    }

    /** Lets go of what is older than the promise, every hour on every node. */
    public void startForgetting(Vertx vertx) {
        vertx.setPeriodic(FORGET_EVERY.toMillis(), tick -> forget().onFailure(
                        away -> LOG.warn("old answers not forgotten, next time: {}", away.toString())));
    }

    /** Forgets in small steps until nothing old is left. */
    Future<Void> forget() {
        return database.withTransaction(
                        tx -> store.forgetBefore(tx, clock.instant().minus(KEPT)))
                .compose(forgotten -> forgotten == 0 ? Future.succeededFuture() : forget());
    }

    static Refusal stillRunning() {
        return Refusal.conflict("idempotency:still-running", "上一次提交还在处理", "请过几秒用同一个 Idempotency-Key 再试。");
    }

    private static Key key(Call call, String text) {
        try {
            byte[] fingerprint = MessageDigest.getInstance("SHA-256")
                    .digest(call.fingerprintMaterial().getBytes());
            return new Key(call.caller().personId(), text, fingerprint);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
