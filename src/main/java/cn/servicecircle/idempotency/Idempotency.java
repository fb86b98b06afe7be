package cn.servicecircle.idempotency;

import cn.servicecircle.http.Call;
import cn.servicecircle.http.Json;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.IdempotencyStore.Answer;
import cn.servicecircle.idempotency.IdempotencyStore.Key;
import cn.servicecircle.idempotency.IdempotencyStore.KeyTaken;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.GroupCommit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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

    /** Work, and the key under which its answer is kept. */
    private record Unit(Key key, Function<SqlConnection, Future<Reply>> work) {}

    private final Database database;
    private final IdempotencyStore store;
    private final Clock clock;
    private final GroupCommit<Unit, Reply> groups;

    public Idempotency(Vertx vertx, Database database, IdempotencyStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
        this.groups = new GroupCommit<>(vertx, database, this::doAndKeep);
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
        return once(call, work, unit -> database.withTransaction(tx -> doAndKeep(tx, List.of(unit)))
                .map(replies -> replies.get(0)));
    }

    /**
     * The same, in one transaction with those who ask at the same time, their statements between one another's. For what is
     * asked for often, only adds rows, and decides nothing by rows that another one in the group might change.
     */
    public Future<Reply> onceInGroup(Call call, Function<SqlConnection, Future<Reply>> work) {
        return once(call, work, groups::add);
    }

    private Future<Reply> once(
            Call call, Function<SqlConnection, Future<Reply>> work, Function<Unit, Future<Reply>> transaction) {
        return call.idempotencyKey()
                .map(text -> new Unit(key(call, text), work))
                .map(unit -> transaction.apply(unit).recover(failure -> firstOr(failure, unit.key())))
                .orElseGet(() -> database.withTransaction(work));
    }

    /** Ends when all have ended: a statement of one that were sent after the ROLLBACK for another would begin a transaction. */
    private Future<List<Reply>> doAndKeep(SqlConnection tx, List<Unit> units) {
        return Future.join(units.stream().map(unit -> answer(tx, unit)).toList())
                .map(all -> all.<Answer>list())
                .compose(answers -> store.add(tx, answers, clock.instant())
                        .map(kept -> answers.stream().map(Answer::reply).toList()));
    }

    private static Future<Answer> answer(SqlConnection tx, Unit unit) {
        return Future.succeededFuture()
                .compose(begun -> unit.work().apply(tx))
                .map(reply -> new Answer(unit.key(), rendered(reply)));
    }

    /** Work that was done cannot always be done again: what is refused now may be what was answered before. */
    private Future<Reply> firstOr(Throwable failure, Key key) {
        if (!(failure instanceof KeyTaken || failure instanceof Refusal)) {
            return Future.failedFuture(failure);
        }
        Throwable no = failure instanceof KeyTaken ? stillRunning() : failure;
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
