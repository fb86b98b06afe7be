package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that take their answers too slowly, or not at all, against a server that waits for a second. */
class SlowTakersTest {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(1);
    private static final int TWICE_AS_LONG = 2_000;
    private static final int LATEST_MILLIS = 4_000;
    private static final Buffer PIECE = Buffer.buffer(new byte[16 * 1024]);

    private static Vertx vertx;
    private static volatile int port;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        await(vertx.deployVerticle(new VerticleBase() {
            @Override
            public Future<?> start() {
                Connections connections =
                        new Connections(new Traffic(new SimpleMeterRegistry()), KEEP_ALIVE, KEEP_ALIVE, KEEP_ALIVE);
                vertx.setPeriodic(50, tick -> connections.closeTheSlow());
                return vertx.createHttpServer()
                        .connectionHandler(connections::connected)
                        .requestHandler(connections.watching(answers()))
                        .listen(0, "127.0.0.1")
                        .onSuccess(server -> port = server.actualPort());
            }
        }));
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get();
    }

    @AfterAll
    static void stop() throws Exception {
        await(vertx.close());
    }

    private static Handler<HttpServerRequest> answers() {
        return request -> {
            HttpServerResponse response = request.response();
            switch (request.path()) {
                case "/endless" -> pour(response.setChunked(true));
                case "/silent" -> response.setChunked(true).writeHead();
                default -> response.end("ok");
            }
        };
    }

    private static void pour(HttpServerResponse response) {
        if (response.closed()) {
            return;
        }
        response.write(PIECE);
        if (response.writeQueueFull()) {
            response.drainHandler(drained -> pour(response));
        } else {
            vertx.runOnContext(next -> pour(response));
        }
    }

    private static Socket asking(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(PIECE.length());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Whether the server hangs up, or resets what it could not get rid of, within that time. */
    private static boolean endsWithin(Socket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        byte[] onItsWay = new byte[PIECE.length()];
        try {
            while (System.nanoTime() < end) {
                if (socket.getInputStream().read(onItsWay) < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void whoTakesNothingOfAnAnswer_isCut() throws Exception {
        try (Socket socket = asking("/endless")) {
            Thread.sleep(LATEST_MILLIS);
            assertTrue(endsWithin(socket, TWICE_AS_LONG), "an endless answer waits for one who does not take it");
        }
    }

    @Test
    void whoTakesItSlowly_isNotCut() throws Exception {
        try (Socket socket = asking("/endless")) {
            for (int i = 0; i < 30; i++) {
                assertTrue(
                        socket.getInputStream().readNBytes(PIECE.length()).length == PIECE.length(), "cut after " + i);
                Thread.sleep(100);
            }
        }
    }

    @Test
    void anAnswerThatHasNothingToSayForAWhile_isNotCut() throws Exception {
        try (Socket socket = asking("/silent")) {
            assertFalse(endsWithin(socket, TWICE_AS_LONG), "cut while it waited for an event");
        }
    }

    @Test
    void aConnectionThatNobodyUses_isClosed() throws Exception {
        try (Socket socket = asking("/short")) {
            assertTrue(endsWithin(socket, LATEST_MILLIS), "stays for ever");
        }
    }
}
