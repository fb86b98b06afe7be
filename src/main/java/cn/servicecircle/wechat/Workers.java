package cn.servicecircle.wechat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small named worker pool for calls that block, which gives up instead of queueing without end: while WeChat is slow, only those who
 * need it wait, and nobody for longer than {@code patience}.
 */
final class Workers {
    private static final int THREADS = 20;
    private static final int MOST_WAITING = 500;

    private final WorkerExecutor executor;
    private final Duration patience;
    private final AtomicInteger waiting = new AtomicInteger();

    Workers(Vertx vertx, String name, Duration patience) {
        this.executor = vertx.createSharedWorkerExecutor(name, THREADS);
        this.patience = patience;
    }

    /**
     * The result comes back on the caller's context. The future fails with {@link TimeoutException} when patience ends, and with
     * {@link RejectedExecutionException} at once where too many wait already or the pool is closed.
     */
    <T> Future<T> run(Callable<T> call) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new RejectedExecutionException());
        }
        long latest = System.nanoTime() + patience.toNanos();
        return begin(() -> unlessTooLate(latest, call))
                .onComplete(done -> waiting.decrementAndGet())
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private <T> Future<T> begin(Callable<T> call) {
        try {
            return executor.executeBlocking(call, false);
        } catch (RejectedExecutionException closed) {
            return Future.failedFuture(closed);
        }
    }

    /** A message that the caller already takes for unsent must not be sent after all. */
    private static <T> T unlessTooLate(long latest, Callable<T> call) throws Exception {
        if (System.nanoTime() - latest > 0) {
            throw new TimeoutException();
        }
        return call.call();
    }

    Future<Void> close() {
        return executor.close();
    }
}
