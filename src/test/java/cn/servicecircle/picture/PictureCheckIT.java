package cn.servicecircle.picture;

import static cn.servicecircle.picture.PictureFixture.FINE;
import static cn.servicecircle.picture.PictureFixture.PATIENCE;
import static cn.servicecircle.picture.PictureFixture.RISKY;
import static cn.servicecircle.picture.PictureFixture.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.embedded.Fault;
import cn.servicecircle.embedded.PushManner;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WeChat checks pictures well, badly, twice, late, falsely, or not at all: nothing unchecked is ever public. */
class PictureCheckIT {
    private static final String CHECK = "/wxa/media_check_async";
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(31);
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static TestApp app;
    private static PictureFixture pictures;

    @BeforeAll
    static void start() {
        app = TestApp.start("picture_checks", Map.of("CIRCLE_WECHAT_TIMEOUT_MILLIS", "500"), CLOCK);
        pictures = new PictureFixture(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void newDay() throws SQLException {
        Jdbc.run(app.mySqlUri(), "UPDATE picture SET uploaded_at = uploaded_at - INTERVAL 1 DAY");
    }

    @AfterEach
    void heal() {
        app.simulator().clearFaults();
    }

    private static String pushes() {
        return pictures.value("SELECT COUNT(*) FROM picture_push");
    }

    /** What was pushed about it so far. */
    private static void isTakenUp(long picture) {
        CLOCK.goOn(Duration.ofSeconds(1));
        String open = "SELECT COUNT(*) FROM picture_push JOIN picture_check USING (trace_id) WHERE due_at IS NOT NULL";
        String its = open + " AND picture_id = " + picture;
        Eventually.within(PATIENCE, "taken up", () -> pictures.value(its).equals("0"));
    }

    /** Nobody sees it, whatever the machine's silence. */
    private static void isHidden(long topic, long picture) {
        assertEquals(List.of(), seen(pictures.neighbour, topic));
        assertEquals(404, pictures.status(pictures.neighbour, picture));
    }

    @Test
    void whatWeChatCouldNotFetch_isForAPerson_neverAPass() {
        app.simulator().push(PushManner.NO_RESULT);
        long picture = pictures.uploaded(FINE);
        pictures.becomes("for-person", picture);
        assertEquals("none", pictures.column("machine_says", picture));
        long topic = pictures.post(pictures.author, picture).expect(201).id();
        assertEquals(404, pictures.status(pictures.neighbour, picture));
        assertTrue(pictures.topics.caseOf("topic", topic).isPresent());
    }

    @Test
    void aPushThatComesTwice_countsOnce() {
        app.simulator().push(PushManner.TWICE);
        int before = app.simulator().pushed();
        int stored = Integer.parseInt(pushes());
        long picture = pictures.uploaded(RISKY);
        pictures.becomes("refused", picture);
        pictures.pushesAre(before + 2);
        assertEquals(stored + 1, Integer.parseInt(pushes()));
        assertEquals("1", pictures.value("SELECT COUNT(*) FROM notification WHERE link = '/pictures/" + picture + "'"));
    }

    @Test
    void ofTwoPushesThatContradictEachOther_theFirstCounts() {
        app.simulator().push(PushManner.CONTRADICTED);
        int before = app.simulator().pushed();
        long picture = pictures.uploaded(RISKY);
        pictures.pushesAre(before + 2);
        pictures.becomes("refused", picture);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNSIGNED", "FOR_ANOTHER_APP"})
    void aForgedPush_isRefused_andChangesNothing(PushManner forged) {
        app.simulator().push(forged);
        String stored = pushes();
        int taken = app.simulator().pushed();
        long picture = pictures.uploaded(FINE);
        pictures.isAsked(1, picture);
        Eventually.within(PATIENCE, "pushed", () -> app.simulator().refused() > 0);
        assertEquals(taken, app.simulator().pushed());
        assertEquals(stored, pushes());
        assertEquals("waiting", pictures.column("state", picture));
    }

    @Test
    void aResultThatNobodyAskedFor_isLookedAtForTenMinutes_andForgotten() {
        app.simulator().push(PushManner.STRANGE);
        long picture = pictures.uploaded(FINE);
        String open = "SELECT COUNT(*) FROM picture_push WHERE due_at IS NOT NULL";
        Eventually.within(PATIENCE, "stored", () -> pictures.value(open).equals("1"));
        CLOCK.goOn(Duration.ofMinutes(11));
        Eventually.within(PATIENCE, "forgotten", () -> pictures.value(open).equals("0"));
        assertEquals("waiting", pictures.column("state", picture));
    }

    @Test
    void aPushThatNeverComes_isAskedForAgain_thenAPersonLooks_andBeatsTheLatePush() {
        app.simulator().push(PushManner.HELD);
        long picture = pictures.uploaded(RISKY);
        long topic = pictures.published(picture);
        pictures.isAsked(1, picture);
        CLOCK.goOn(HALF_AN_HOUR);
        pictures.isAsked(2, picture);
        assertEquals("waiting", pictures.column("state", picture));
        CLOCK.goOn(HALF_AN_HOUR);
        pictures.becomes("for-person", picture);
        isHidden(topic, picture);
        pictures.topics.decide("topic", topic, "{\"decision\":\"publish\"}");
        assertEquals(List.of(picture), seen(pictures.neighbour, topic));
        int before = app.simulator().pushed();
        pictures.pushHeld(2);
        pictures.pushesAre(before + 2);
        isTakenUp(picture);
        assertEquals("passed", pictures.column("state", picture));
        assertEquals(List.of(picture), seen(pictures.neighbour, topic));
    }

    @Test
    void askedTwice_theFirstAnswerCounts_soThatALatePassDoesNotSkipThePerson() {
        app.simulator().push(PushManner.HELD);
        long picture = pictures.uploaded(FINE);
        long topic = pictures.published(picture);
        pictures.isAsked(1, picture);
        pictures.isHeld(1);
        app.simulator().push(PushManner.NO_RESULT);
        CLOCK.goOn(HALF_AN_HOUR);
        pictures.becomes("for-person", picture);
        pictures.pushHeld(1);
        isTakenUp(picture);
        assertEquals("for-person", pictures.column("state", picture));
        isHidden(topic, picture);
    }

    @Test
    void whatItsAuthorTookDown_whileItWasChecked_staysDown_whenItPasses() {
        app.simulator().push(PushManner.HELD);
        long picture = pictures.uploaded(FINE);
        long topic = pictures.published(picture);
        pictures.isAsked(1, picture);
        pictures.author.delete("/pictures/" + picture).expect(204);
        pictures.pushHeld(1);
        isTakenUp(picture);
        assertEquals("removed", pictures.column("state", picture));
        isHidden(topic, picture);
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "slow", "a gateway's page", "busy", "over its quota", "a broken body"})
    void whileWeChatIsAway_picturesWait_andAreCheckedWhenItIsBack(String kind) {
        app.simulator().fault(CHECK, fault(kind));
        long picture = pictures.uploaded(FINE);
        long topic = pictures.published(picture);
        Eventually.within(PATIENCE, "tried", () -> Integer.parseInt(pictures.column("attempts", picture)) > 0);
        isHidden(topic, picture);
        assertEquals("waiting", pictures.column("state", picture));
        app.simulator().clearFaults();
        CLOCK.goOn(Duration.ofMinutes(2));
        pictures.becomes("passed", picture);
        assertEquals(List.of(picture), seen(pictures.neighbour, topic));
    }

    private static Fault fault(String kind) {
        return switch (kind) {
            case "down" -> Fault.dropped();
            case "slow" -> Fault.slow(5000);
            case "a gateway's page" -> Fault.status(502);
            case "busy" -> Fault.errcode(-1);
            case "over its quota" -> Fault.errcode(45009);
            case "a broken body" -> Fault.body("<html>");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @Test
    void whenWeChatStaysAway_aPersonLooks() {
        app.simulator().fault(CHECK, Fault.dropped());
        long picture = pictures.uploaded(FINE);
        long topic = pictures.published(picture);
        CLOCK.goOn(Duration.ofMinutes(61));
        pictures.becomes("for-person", picture);
        isHidden(topic, picture);
        assertTrue(pictures.topics.caseOf("topic", topic).isPresent());
    }

    @Test
    void whenWeChatHasNotSeenTheAuthorLately_aPersonLooks() {
        app.simulator().fault(CHECK, Fault.errcode(61010));
        pictures.becomes("for-person", pictures.uploaded(FINE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?msg_signature=0&timestamp=1&nonce=2",
                "?signature=x&timestamp=%E8%B7%AF&nonce=2&encrypt_type=aes&msg_signature=%00&openid=o&unheard=of",
            })
    void whateverElseIsPosted_isRefused(String query) throws Exception {
        for (String body : List.of("", "{", "null", "{\"Encrypt\":\"AAAA\"}", "<xml/>", "x".repeat(60_000))) {
            assertEquals(403, push("POST", query, body).statusCode(), body);
        }
    }

    @Test
    void theConsole_isAnsweredOnlyIfItSigned() throws Exception {
        String signed = "?timestamp=1&nonce=2&echostr=5577%3Cb%3E&signature=" + sha1("12" + "simulatortoken");
        HttpResponse<String> echoed = push("GET", signed, null);
        assertEquals(200, echoed.statusCode());
        assertEquals("5577<b>", echoed.body());
        assertTrue(echoed.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
        assertEquals(
                "nosniff", echoed.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals(
                403, push("GET", signed.replace("nonce=2", "nonce=3"), null).statusCode());
        assertEquals(403, push("GET", "?signature=%FF", null).statusCode());
        assertEquals(413, push("POST", signed, "x".repeat(70_000)).statusCode());
    }

    private static String sha1(String text) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-1")
                        .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> push(String method, String query, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.origin() + "/wechat/push" + query))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofString());
    }

    @Test
    void withoutPushes_everyPictureIsForAPerson_andTheAddressSaysSo() throws Exception {
        Map<String, String> none =
                Map.of("CIRCLE_PUSH_TOKEN", "", "CIRCLE_PUSH_AES_KEY", "", "CIRCLE_PUSH_PUBLIC_URL", "");
        try (TestApp bare = TestApp.start("picture_without_pushes", none)) {
            PictureFixture there = new PictureFixture(bare);
            long picture = there.uploaded(FINE);
            assertEquals("for-person", there.column("state", picture));
            long topic = there.post(there.author, picture).expect(201).id();
            assertEquals(404, there.status(there.neighbour, picture));
            there.topics.decide("topic", topic, "{\"decision\":\"publish\"}");
            assertEquals(200, there.status(there.neighbour, picture));
            HttpRequest push = HttpRequest.newBuilder(URI.create(bare.origin() + "/wechat/push"))
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(push, BodyHandlers.ofString());
            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("wechat:push-not-set-up"), answer.body());
        }
    }
}
