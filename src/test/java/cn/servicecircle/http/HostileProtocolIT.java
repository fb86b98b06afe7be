package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP itself can be abused for: each refusal is told apart, and no second request is smuggled in. */
class HostileProtocolIT {
    private static final String GET = "GET /api/v1/areas HTTP/1.1\r\nHost: x\r\n";

    private final int port = TestApp.shared().port();

    private RawAnswer ask(String request) {
        return RawConnection.ask(port, request);
    }

    private static String post(String headers, String body) {
        return "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\n" + headers + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: a b\r\n",
                "Host: x:99999999\r\n",
                "Host: x\r\nHost: y\r\n",
                "Host: [::1\r\n",
                "Host: a/b\r\n"
            })
    void aHostThatIsNone_isTheClientsFault(String header) {
        ask("GET /api/v1/areas HTTP/1.1\r\n" + header + "\r\n").refusal(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1",
                "/api/v1/",
                "/api/v1/nothing",
                "/api/v2/areas",
                "/api/v1/areas/1/2",
                "/../etc/passwd",
                "/docs/../../etc/passwd",
                "/docs/%2e%2e/%2e%2e/etc/passwd",
                "/docs/..%2f..%2flogback.xml",
                "/docs/no-such-file.js",
                "/api/v1/areas%00",
                "/api/v1/areas/%00",
                "/api/v1/areas/%25",
                "/api/v1/areas/1%2F2",
                "/api/v1/areas/-1",
                "/api/v1/areas/0",
                "/api/v1/areas/1.5",
                "/api/v1/areas/1e3",
                "/api/v1/areas/+1",
                "/api/v1/areas/%201",
                "/api/v1/areas/NaN",
                "/api/v1/areas/99999999999999999999999999999999999999",
                "/api/v1/areas/%E4%B8%80",
                "/api/v1/areas/%ff%fe",
                "/api/v1/areas/%ed%a0%80",
                "/api/v1/areas/9007199254740991"
            })
    void anAddressThatLeadsNowhere_is404(String path) {
        ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").refusal(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/areas/%zz",
                "/api/v1/areas/%",
                "/%",
                "/%c",
                "*",
                "nothing",
                "?limit=1",
                "/api/v1/areas?x=%zz"
            })
    void anUnreadableAddress_is400(String target) {
        ask("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n").refusal(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /api/v1/areas            | GET",
                "HEAD   | /api/v1/areas            | GET",
                "OPTIONS| /api/v1/areas            | GET",
                "TRACE  | /api/v1/areas            | GET",
                "BREW   | /api/v1/areas            | GET",
                "GET    | /api/v1/sessions         | POST",
                "PATCH  | /api/v1/errands          | GET, POST",
                "PUT    | /api/v1/stations/nearest | GET",
                "GET    | /api/v1/me/home          | PUT",
                "POST   | /openapi.yaml            | GET",
                "POST   | /docs/                   | GET",
                "POST   | /health/live             | GET",
                "POST   | /metrics                 | GET",
            })
    void anotherMethod_is405_andSaysWhichAreAllowed(String method, String path, String allowed) {
        try (RawConnection connection = new RawConnection(port)) {
            boolean head = method.equals("HEAD");
            RawAnswer answer = connection
                    .send(method + " " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")
                    .answer(head)
                    .expect(405);
            assertEquals(allowed, answer.header("Allow"));
            if (!head) {
                answer.refusal();
            }
            connection.send(GET + "\r\n").answer().expect(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: text/html",
                "Accept: application/xml, text/*",
                "Accept: */*;q=0",
                "Accept: application/json;q=0.000",
                "Accept: application/json; q=0, */*",
                "Accept: application/*;q=0, */*;q=0.8",
                "Accept: text/html\r\nAccept: image/png",
                "Accept: garbage"
            })
    void anAcceptWithoutJson_is406(String accept) {
        ask(GET + accept + "\r\n\r\n").refusal(406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: */*",
                "Accept:",
                "Accept: application/json",
                "Accept: APPLICATION/JSON;charset=UTF-8",
                "Accept: text/html, application/*;q=0.1",
                "Accept: */*;q=0, application/json",
                "Accept: text/html\r\nAccept: application/json",
                "Accept: text/html, image/*, */*;q=0.8"
            })
    void anAcceptWithJson_isServed(String accept) {
        ask(GET + accept + "\r\n\r\n").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type: \r\n",
                "Content-Type: text/plain\r\n",
                "Content-Type: application/jsonp\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "Content-Type: multipart/form-data; boundary=x\r\n",
                "Content-Type: application/json; charset=gbk\r\n",
                "Content-Type: application/json; charset=utf-16\r\n",
                "Content-Type: application/json\r\nContent-Type: text/plain\r\n",
                "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
                "Content-Type: application/json\r\nContent-Encoding: br\r\n"
            })
    void aBodyOfAnotherType_is415(String headers) {
        ask(post(headers, "{}")).refusal(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json; charset=utf-8", "Application/JSON;Charset=\"UTF-8\"", "application/json"})
    void jsonInUtf8_isRead(String type) {
        ask(post("Content-Type: " + type + "\r\n", "{}")).refusal(422);
    }

    @Test
    void aBodyAboveTheLimit_is413_unread() {
        String head = "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ";
        ask(head + "65537\r\n\r\n").refusal(413);
        ask(head + "99999999999999999\r\n\r\n").refusal(413);
        ask(head + "65537\r\nExpect: 100-continue\r\n\r\n").refusal(413);
        ask(head + "1048576\r\n\r\n" + "x".repeat(1024 * 1024)).refusal(413);
        ask(post("Content-Type: application/json\r\n", "\"" + "x".repeat(65_534) + "\""))
                .refusal(422);
    }

    @Test
    void whoIsRefusedWhileStillSending_maySendTheRest_soThatTheAnswerIsNotLostInAReset() {
        String body = "x".repeat(70_000);
        try (RawConnection connection = new RawConnection(port)) {
            connection
                    .send("POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n")
                    .answer()
                    .refusal(413);
            assertFalse(connection.endsWithin(300), "the connection was closed before the body had come");
            connection.send(body + GET + "\r\n");
            assertTrue(connection.endsWithin(5_000), "the connection stayed open");
        }
    }

    @Test
    void tooLongALine_is414_andTooManyHeaders_are431() {
        ask("GET /api/v1/areas?" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")
                .refusal(414);
        ask(GET + "X-Long: " + "x".repeat(9_000) + "\r\n\r\n").refusal(431);
        ask(GET + "X-Many: xxxxxxxx\r\n".repeat(1_000) + "\r\n").refusal(431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1",
                "Content-Length: +1",
                "Content-Length: 1x",
                "Content-Length: 1, 1",
                "Content-Length: 1\r\nContent-Length: 2",
                "Content-Length: 99999999999999999999999999",
                "Content-Length: 0x10",
                "No colon",
                "X-Nul: a\0b"
            })
    void unreadableFraming_is400_andEndsTheConnection(String header) {
        try (RawConnection connection = new RawConnection(port)) {
            connection
                    .send("POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + header
                            + "\r\n\r\n" + GET + "\r\n")
                    .answer()
                    .refusal(400);
            assertTrue(connection.endsWithin(2_000), "the connection stayed open, or answered what was smuggled in");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding:\tchunked",
                "Transfer-Encoding : chunked",
                "Content-Encoding: gzip\r\nContent-Length: 5"
            })
    void whatIsRefusedUnread_hidesNoSecondRequest(String header) {
        String logIn = "{\"code\":\"%s\"}".formatted(TestApp.code("resident-9"));
        String second = post("Content-Type: application/json\r\n", logIn);
        try (RawConnection connection = new RawConnection(port)) {
            connection
                    .send("POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + header
                            + "\r\n\r\n0\r\n\r\n" + second)
                    .answer()
                    .refusal();
            assertTrue(connection.endsWithin(2_000), "the connection stayed open, or answered what was smuggled in");
        }
        ask(second).expect(201); // the code is still good: nobody used it
    }

    @Test
    void afterATargetThatIsNoPath_nothingIsServed() {
        try (RawConnection connection = new RawConnection(port)) {
            connection
                    .send("GET * HTTP/1.1\r\nHost: x\r\n\r\n" + GET + "\r\n")
                    .answer()
                    .refusal(400);
            assertTrue(connection.endsWithin(2_000), "the connection stayed open, or answered what followed");
        }
    }

    @Test
    void pipelinedRequests_areAnsweredInTheirOrder() {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(GET + "\r\n" + post("Content-Type: application/json\r\n", "{}") + GET
                    + "X-Request-Id: third-one\r\n\r\n");
            connection.answer().expect(200);
            connection.answer().refusal(422);
            assertEquals("third-one", connection.answer().expect(200).header("X-Request-Id"));
        }
    }

    @Test
    void oldAndNewVersionsOfHttp_areAnsweredOrRefused() {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send("GET /api/v1/areas HTTP/1.0\r\n\r\n").answer().expect(200);
            assertTrue(connection.endsWithin(2_000), "HTTP/1.0 without keep-alive");
        }
        for (String line :
                new String[] {"PRI * HTTP/2.0", "GET /api/v1/areas HTTP/1.9", "GET /api/v1/areas", "GET / FTP"}) {
            try (RawConnection connection = new RawConnection(port)) {
                int status =
                        connection.send(line + "\r\nHost: x\r\n\r\n").answer().status();
                // 501 is Vert.x's own answer to a version it does not speak.
                assertTrue(status == 400 || status == 501, line + " answered " + status);
                assertTrue(connection.endsWithin(2_000), line);
            }
        }
    }

    @Test
    void unknownExpectations_andUpgrades_doNotDisturb() {
        ask(GET + "Expect: miracles\r\n\r\n").expect(200);
        ask(GET + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n")
                .expect(200);
        ask(GET
                        + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                .expect(200);
    }

    @Test
    void aRequestId_isTakenOverOnlyWhenItIsHarmless() {
        assertEquals("a-client_7", ask(GET + "X-Request-Id: a-client_7\r\n\r\n").header("X-Request-Id"));
        for (String id : new String[] {
            "short", "<script>alert(1)</script>", "x".repeat(65), "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
        }) {
            assertTrue(!id.equals(ask(GET + "X-Request-Id: " + id + "\r\n\r\n").header("X-Request-Id")), id);
        }
    }
}
