package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.servicecircle.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Clients that send too slowly, against a node with a second of patience. */
class SlowClientsIT {
    private static final int PATIENCE_MILLIS = 1_000;
    private static final int LATEST_MILLIS = PATIENCE_MILLIS + 2_000;
    private static final int BYTE_EVERY_MILLIS = 100;
    private static final String GET = "GET /api/v1/areas HTTP/1.1\r\nHost: x\r\n\r\n";

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start("slow_clients", Map.of("CIRCLE_HTTP_PATIENCE_SECONDS", "1"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** Sends a byte now and then until the server hangs up, and tells after how long it did. */
    private static long millisUntilCut(RawConnection connection) {
        long began = System.nanoTime();
        long millis = 0;
        while (millis < 2 * LATEST_MILLIS && !connection.endsWithin(BYTE_EVERY_MILLIS)) {
            connection.send("x");
            millis = (System.nanoTime() - began) / 1_000_000;
        }
        return millis;
    }

    private static void assertCutInTime(RawConnection connection) {
        long millis = millisUntilCut(connection);
        assertTrue(millis >= PATIENCE_MILLIS - BYTE_EVERY_MILLIS, "cut too early, after " + millis);
        assertTrue(millis <= LATEST_MILLIS, "cut too late, after " + millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /api/v1/areas HTTP/1.1\r\n",
                "GET /api/v1/areas HTTP/1.1\r\nHost: x\r\nX-Slow: ",
            })
    void aSlowHead_isCut_thoughBytesKeepComing(String begun) {
        try (RawConnection connection = new RawConnection(app.port())) {
            assertCutInTime(connection.send(begun));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /api/v1/sessions", "POST /api/v1/nothing", "GET /api/v1/me", "DELETE /api/v1/areas"})
    void aSlowBody_isCut_thoughBytesKeepComing(String line) {
        try (RawConnection connection = new RawConnection(app.port())) {
            connection.send(
                    line + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n");
            if (!line.endsWith("/sessions")) {
                connection.answer().refusal();
            }
            assertCutInTime(connection);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 999999999", "Transfer-Encoding: chunked"})
    void aBodyRefusedUnread_isNotAwaitedForEver(String framing) {
        try (RawConnection connection = new RawConnection(app.port())) {
            String head = "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\n" + framing + "\r\n\r\n";
            connection.send(head).answer().refusal();
            // A byte of x would be a broken chunk, for which Vert.x hangs up itself.
            assertTrue(connection.endsWithin(LATEST_MILLIS), "not cut");
        }
    }

    @Test
    void aBodyThatNeverEnds_isNoFaultOfOurs() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger answers = (Logger) LoggerFactory.getLogger(Answers.class);
        log.start();
        answers.addAppender(log);
        try (RawConnection connection = new RawConnection(app.port())) {
            connection.send("POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 60000\r\n\r\n{");
            assertTrue(connection.endsWithin(LATEST_MILLIS), "not cut");
            app.anybody().get("/areas").expect(200);
        } finally {
            answers.detachAppender(log);
        }
        assertEquals(List.of(), log.list);
    }

    @Test
    void anHonestClient_keepsItsConnection() {
        try (RawConnection connection = new RawConnection(app.port())) {
            for (int i = 0; i < 3; i++) {
                connection.send(GET).answer().expect(200);
                assertFalse(connection.endsWithin(PATIENCE_MILLIS + 500), "cut while it was idle");
            }
            connection
                    .send(
                            "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{")
                    .endsWithin(PATIENCE_MILLIS / 2);
            connection.send("}").answer().refusal(422);
            assertFalse(connection.endsWithin(LATEST_MILLIS), "cut although the body had come");
        }
    }

    @Test
    void halfOpenConnections_doNotKeepAnHonestClientOut() {
        List<RawConnection> idlers = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                idlers.add(new RawConnection(app.port()).send(i % 2 == 0 ? "" : "POST /api/v1/sessions HTTP/1.1\r\n"));
            }
            long began = System.nanoTime();
            app.anybody().get("/areas").expect(200);
            assertTrue(System.nanoTime() - began < 2_000_000_000L, "kept out");
            assertTrue(idlers.stream().allMatch(idler -> idler.endsWithin(LATEST_MILLIS)), "an idler stayed");
        } finally {
            idlers.forEach(RawConnection::close);
        }
    }
}
