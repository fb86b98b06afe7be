package cn.servicecircle.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersIT {
    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void stop() {
        held.countDown();
        vertx.close().await();
    }

    private Object hold() throws InterruptedException {
        held.await();
        return null;
    }

    @Test
    void theResult_comesBackOnTheCallersContext() {
        Workers workers = new Workers(vertx, "test", Duration.ofSeconds(5));
        Context caller = vertx.getOrCreateContext();
        Promise<Context> cameBackOn = Promise.promise();
        caller.runOnContext(run -> workers.run(() -> Thread.currentThread().getName())
                .onSuccess(thread -> {
                    assertTrue(thread.startsWith("test"), thread);
                    cameBackOn.complete(Vertx.currentContext());
                })
                .onFailure(cameBackOn::fail));
        assertSame(caller, cameBackOn.future().await());
    }

    @Test
    void callsFromOneContext_doNotWaitForEachOther() {
        Workers workers = new Workers(vertx, "test", Duration.ofSeconds(20));
        Promise<String> second = Promise.promise();
        vertx.runOnContext(run -> {
            workers.run(this::hold).onComplete(first -> second.tryFail("the first came first"));
            workers.run(() -> "second").onComplete(second);
        });
        assertEquals("second", second.future().await());
    }

    @Test
    void whoWaitsTooLong_isToldSoAndNothingIsDoneForThemLater() {
        Workers workers = new Workers(vertx, "test", Duration.ofSeconds(1));
        AtomicInteger done = new AtomicInteger();
        List<Future<Object>> holding =
                IntStream.range(0, 20).mapToObj(i -> workers.run(this::hold)).toList();
        Future<Integer> late = workers.run(done::incrementAndGet);
        assertThrows(TimeoutException.class, () -> late.await());
        holding.forEach(future -> assertThrows(TimeoutException.class, future::await));
        held.countDown();
        assertEquals("free", workers.run(() -> "free").await());
        assertEquals(0, done.get());
    }

    @Test
    void aQueueWithoutEnd_isRefusedAtOnceAndOpensAgain() {
        Workers workers = new Workers(vertx, "test", Duration.ofSeconds(20));
        List<Future<Object>> waiting = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            waiting.add(workers.run(this::hold));
        }
        Future<Object> oneTooMany = workers.run(this::hold);
        assertThrows(RejectedExecutionException.class, () -> oneTooMany.await());
        held.countDown();
        Future.all(waiting).await();
        assertEquals("free", workers.run(() -> "free").await());
    }
}
