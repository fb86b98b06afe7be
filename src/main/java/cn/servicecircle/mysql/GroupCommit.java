package cn.servicecircle.mysql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Several units of work in one transaction: those that come while others are under way go next, together, and pay for one
 * COMMIT. None waits where nothing is under way. Where one fails, all are rolled back, and each is done in a transaction of
 * its own.
 *
 * @param <U> a unit of work
 * @param <R> what becomes of it
 */
public final class GroupCommit<U, R> {
    /** More would take smaller groups: two keep the database busy while the next group comes together. */
    static final int GROUPS_AT_ONCE = 2;

    static final int LARGEST_GROUP = 32;
    static final int WAIT_QUEUE = 500;

    private record Waiting<U, R>(U unit, CompletableFuture<R> result) {}

    private final Vertx vertx;
    private final Database database;
    private final BiFunction<SqlConnection, List<U>, Future<List<R>>> work;
    private final Queue<Waiting<U, R>> queue = new ArrayDeque<>();
    private int underWay;

    /** @param work does the units, and gives their results in the same order; it may be called again for the same units */
    public GroupCommit(Vertx vertx, Database database, BiFunction<SqlConnection, List<U>, Future<List<R>>> work) {
        this.vertx = vertx;
        this.database = database;
        this.work = work;
    }

    /** Fails as {@link Database#withTransaction} does for this unit alone. */
    public Future<R> add(U unit) {
        Waiting<U, R> waiting = new Waiting<>(unit, new CompletableFuture<>());
        if (!enqueue(waiting)) {
            return Future.failedFuture(new ConnectionPoolTooBusyException(WAIT_QUEUE + " units of work are waiting"));
        }
        startNext();
        return Future.fromCompletionStage(waiting.result(), vertx.getOrCreateContext());
    }

    private synchronized boolean enqueue(Waiting<U, R> waiting) {
        return queue.size() < WAIT_QUEUE && queue.add(waiting);
    }

    private void startNext() {
        nextGroup().ifPresent(group -> settle(group).onComplete(settled -> {
            end();
            startNext();
        }));
    }

    private synchronized Optional<List<Waiting<U, R>>> nextGroup() {
        if (queue.isEmpty() || underWay == GROUPS_AT_ONCE) {
            return Optional.empty();
        }
        underWay++;
        List<Waiting<U, R>> group = new ArrayList<>();
        while (!queue.isEmpty() && group.size() < LARGEST_GROUP) {
            group.add(queue.remove());
        }
        return Optional.of(group);
    }

    private synchronized void end() {
        underWay--;
    }

    private Future<?> settle(List<Waiting<U, R>> group) {
        List<U> units = group.stream().map(Waiting::unit).toList();
        return database.withTransaction(tx -> work.apply(tx, units))
                .onSuccess(results -> answer(group, results))
                .recover(failure -> group.size() == 1 || isHopeless(failure)
                        ? fail(group, failure)
                        : Future.join(group.stream()
                                        .map(one -> settle(List.of(one)))
                                        .toList())
                                .mapEmpty());
    }

    private static <U, R> void answer(List<Waiting<U, R>> group, List<R> results) {
        for (int i = 0; i < group.size(); i++) {
            group.get(i).result().complete(results.get(i));
        }
    }

    private static <U, R> Future<List<R>> fail(List<Waiting<U, R>> group, Throwable failure) {
        group.forEach(one -> one.result().completeExceptionally(failure));
        return Future.failedFuture(failure);
    }

    /** Whether the units would fail alone as well, only later. */
    private static boolean isHopeless(Throwable failure) {
        return Database.isAway(failure) && !Database.isLockTrouble(failure);
    }
}
