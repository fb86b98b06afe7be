package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that are no JSON, from a server that gives but one. */
class ContentIT {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger released = new AtomicInteger();

    @AfterEach
    void close() {
        TestApp.await(vertx.close());
    }

    /** The port of a server that answers every request with this. */
    private int serve(Supplier<Content> content) {
        Answers answers = new Answers(new Problems(failure -> false));
        Connections connections = new Connections(
                new Traffic(new SimpleMeterRegistry()),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        Router router = Router.router(vertx);
        router.route().handler(ctx -> {
            answers.prepare(ctx, "request-id");
            answers.answer(ctx, Reply.of(content.get()));
        });
        HttpServer server = vertx.createHttpServer()
                .connectionHandler(connections::connected)
                .requestHandler(connections.watching(router));
        vertx.setPeriodic(100, tick -> connections.closeTheSlow());
        return TestApp.await(server.listen(0)).actualPort();
    }

    private static RawConnection asking(int port) {
        return new RawConnection(port).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    private Content streamed(Chunks chunks, long length) {
        return Content.streamed("text/plain", new ByteStream(chunks, released::incrementAndGet), length);
    }

    private void assertReleased() {
        Eventually.within(Duration.ofSeconds(5), "released", () -> released.get() > 0);
        assertEquals(1, released.get());
    }

    @Test
    void aWholePage_hasItsTypeAndItsHeaders() {
        Content page = Content.whole("text/html; charset=utf-8", Buffer.buffer("<p>你好</p>"))
                .with("Content-Security-Policy", "default-src 'none'")
                .with("Cache-Control", "private, no-store");
        try (RawConnection connection = asking(serve(() -> page))) {
            RawAnswer answer = connection.answer().expect(200);
            assertEquals("<p>你好</p>", answer.body());
            assertEquals("text/html; charset=utf-8", answer.header("Content-Type"));
            assertEquals("default-src 'none'", answer.header("Content-Security-Policy"));
            assertEquals("private, no-store", answer.header("Cache-Control"));
            assertEquals("nosniff", answer.header("X-Content-Type-Options"));
            assertEquals("request-id", answer.header("X-Request-Id"));
        }
    }

    @Test
    void aStreamOfKnownLength_keepsTheConnection() {
        int port = serve(() -> streamed(new Chunks(3, 1), 3 * Chunks.BYTES));
        try (RawConnection connection = asking(port)) {
            assertEquals(
                    3 * Chunks.BYTES, connection.answer().expect(200).body().length());
            assertReleased();
            connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").answer().expect(200);
        }
    }

    @Test
    void aStreamWithoutEnd_isReleasedWhenTheClientGoes() {
        Chunks events = new Chunks(Integer.MAX_VALUE, 50);
        int port = serve(() -> streamed(events, Content.UNKNOWN));
        try (RawConnection connection = asking(port)) {
            RawAnswer head = connection.answer();
            assertEquals("chunked", head.header("Transfer-Encoding"));
            assertFalse(connection.endsWithin(100));
            assertEquals(0, released.get());
        }
        assertReleased();
    }

    @Test
    void aSilentStream_isReleasedToo() {
        Chunks silent = new Chunks(1, 50).thenSilent();
        try (RawConnection connection = asking(serve(() -> streamed(silent, Content.UNKNOWN)))) {
            connection.answer().expect(200);
        }
        assertReleased();
    }

    @Test
    void aStreamThatLastsLong_isNotTakenForASlowClient() {
        Chunks slow = new Chunks(6, 500);
        try (RawConnection connection = asking(serve(() -> streamed(slow, 6 * Chunks.BYTES)))) {
            assertEquals(6 * Chunks.BYTES, connection.answer().body().length());
            assertFalse(connection.endsWithin(300), "cut as soon as it had ended");
            assertTrue(connection.endsWithin(2_000), "an idle connection stays");
        }
    }

    @Test
    void aClientThatDoesNotRead_isNotReadFor() {
        Chunks large = new Chunks(100_000, 1);
        try (RawConnection connection = asking(serve(() -> streamed(large, 100_000L * Chunks.BYTES)))) {
            Eventually.within(Duration.ofSeconds(5), "paused", large::isPaused);
            assertTrue(large.given() < 2_000, "read on: " + large.given());
            assertEquals(0, released.get());
        }
        assertReleased();
    }

    @Test
    void aStreamThatBreaks_endsTheConnectionBeforeItsTime() {
        Chunks broken = new Chunks(2, 1).thenBroken();
        try (RawConnection connection = asking(serve(() -> streamed(broken, 3 * Chunks.BYTES)))) {
            assertTrue(connection.answer().body().length() < 3 * Chunks.BYTES);
        }
        assertReleased();
    }

    /** A source of so many chunks of 16 KiB, each when the one before is taken, or later. */
    private final class Chunks implements ReadStream<Buffer> {
        static final int BYTES = 16 * 1024;
        private static final Buffer CHUNK = Buffer.buffer("x".repeat(BYTES));

        private final int count;
        private final int pauseMillis;
        private volatile int given;
        private volatile boolean paused;
        private boolean waiting;
        private Handler<Buffer> handler = chunk -> {};
        private Handler<Void> end;
        private Runnable atEnd = () -> end.handle(null);
        private Handler<Throwable> failed;

        Chunks(int count, int pauseMillis) {
            this.count = count;
            this.pauseMillis = pauseMillis;
        }

        Chunks thenSilent() {
            atEnd = () -> {};
            return this;
        }

        Chunks thenBroken() {
            atEnd = () -> failed.handle(new IllegalStateException("broken"));
            return this;
        }

        int given() {
            return given;
        }

        boolean isPaused() {
            return paused && given > 0;
        }

        private void next() {
            if (!waiting) {
                waiting = true;
                vertx.timer(pauseMillis, TimeUnit.MILLISECONDS).onSuccess(passed -> {
                    waiting = false;
                    give();
                });
            }
        }

        private void give() {
            if (paused) {
                return;
            }
            if (given == count) {
                atEnd.run();
            } else {
                given++;
                handler.handle(CHUNK);
                next();
            }
        }

        @Override
        public Chunks handler(Handler<Buffer> taker) {
            handler = taker == null ? chunk -> {} : taker;
            return this;
        }

        @Override
        public Chunks pause() {
            paused = true;
            return this;
        }

        @Override
        public Chunks fetch(long amount) {
            paused = false;
            next();
            return this;
        }

        @Override
        public Chunks resume() {
            return fetch(Long.MAX_VALUE);
        }

        @Override
        public Chunks endHandler(Handler<Void> handler) {
            end = handler == null ? nothing -> {} : handler;
            return this;
        }

        @Override
        public Chunks exceptionHandler(Handler<Throwable> handler) {
            failed = handler;
            return this;
        }
    }
}
