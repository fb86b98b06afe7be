package cn.servicecircle.export;

import static cn.servicecircle.export.WebhookWorld.ALLOWANCE;
import static cn.servicecircle.export.WebhookWorld.DESCRIPTION;
import static cn.servicecircle.export.WebhookWorld.REPORT;
import static cn.servicecircle.export.WebhookWorld.errand;
import static cn.servicecircle.export.WebhookWorld.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Reports;
import cn.servicecircle.TestApp;
import cn.servicecircle.export.Receiver.Received;
import cn.servicecircle.testkit.Eventually;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each step is told: at least once, in the order of its errand, and to nobody but the receiver. */
class WebhookIT {
    private final WebhookWorld world = WebhookWorld.shared();
    private final Webhook webhook = world.webhook(false);

    /** One report, and one errand of a kind that is not told, before the webhook begins. */
    @BeforeEach
    void begin() throws SQLException {
        world.begin();
    }

    /** Tells until nothing is due. */
    private void tell() {
        world.tell(webhook, WebhookStore.A_LITTLE_BACK);
    }

    @Test
    void aStep_isTold_withoutNamesAndWords() throws SQLException {
        world.run(step(1, REPORT, "papers-requested"), step(2, ALLOWANCE, "filed"));
        tell();
        assertEquals(List.of("evt_1"), world.ids());
        Received message = world.receiver().received().get(0);
        assertEquals("errand.papers_requested", message.type());
        assertEquals("2026-11-20T03:00:00Z", message.body().getString("timestamp"));
        assertEquals(world.clock().instant().getEpochSecond(), message.timestamp());
        JsonObject data = message.body().getJsonObject("data");
        assertEquals("BB-1", data.getString("trackingNumber"));
        assertEquals("已提交，等待接单", data.getString("stateText"));
        assertFalse(data.getString("stationName").isBlank());
        assertEquals("delivered 1", world.state(1));
        for (String secret : List.of(DESCRIPTION, "13800000000", "principalName", "示例）")) {
            assertFalse(message.body().encode().contains(secret), () -> secret + " in " + message.body());
        }
        tell();
        assertEquals(1, world.ids().size(), "told again");
    }

    @Test
    void aReceiverWhoMayHaveThem_getsNamesAndWordsToo() throws SQLException {
        world.run(step(1, REPORT, "filed"));
        world.tell(world.webhook(true), 0);
        JsonObject data = world.receiver().received().get(0).body().getJsonObject("data");
        assertEquals(DESCRIPTION, data.getString("description"));
        assertTrue(data.getString("note").contains("13800000000"));
        assertTrue(data.containsKey("principalName"));
    }

    @Test
    void whatIsNotTaken_comesAgainLater_underTheSameId_andItsErrandsNextStepsWait() throws SQLException {
        world.run(errand(3, "report"));
        world.run(step(1, REPORT, "filed"), step(2, 3, "filed"), step(3, REPORT, "claimed"));
        world.receiver().reacting(message -> message.id().equals("evt_1") ? 500 : 200);
        tell();
        assertEquals(List.of("evt_1", "evt_2"), world.ids().stream().sorted().toList());
        assertEquals("pending 1 HTTP 500", world.state(1));
        long first = world.receiver().received().get(0).timestamp();

        world.receiver().reacting(message -> 200);
        tell();
        assertEquals(2, world.ids().size(), "no pause");
        world.clock().goOn(Duration.ofSeconds(6));
        tell();
        assertEquals(List.of("evt_1", "evt_3"), world.ids().subList(2, 4));
        assertTrue(world.receiver().received().get(2).timestamp() > first);
        assertEquals("delivered 2", world.state(1));
    }

    @Test
    void aReceiverThatTookItAndDidNotSaySo_getsItAgain_andCanTell() throws SQLException {
        world.run(step(1, REPORT, "filed"));
        world.receiver().reacting(message -> Receiver.BREAK_OFF);
        tell();
        world.clock().goOn(Duration.ofSeconds(6));
        world.receiver().reacting(message -> 200);
        tell();
        assertEquals(List.of("evt_1", "evt_1"), world.ids());
    }

    @Test
    void afterThreeDays_itWaitsForAnAdmin_andTheNextStepsGoOn() throws SQLException {
        world.run(step(1, REPORT, "filed"), step(2, REPORT, "claimed"));
        world.receiver().reacting(message -> message.id().equals("evt_1") ? 503 : 200);
        for (int hours = 0; hours <= 80; hours += 8) {
            tell();
            world.clock().goOn(Duration.ofHours(8));
        }
        assertTrue(world.state(1).matches("failed 1?\\d HTTP 503"), world.state(1));
        assertEquals("delivered 1", world.state(2));

        JsonObject listed = world.app()
                .as("admin")
                .get("/webhook-deliveries")
                .expect(200)
                .items()
                .getJsonObject(0);
        assertEquals(
                "BB-1 errand.filed HTTP 503",
                listed.getString("trackingNumber") + " " + listed.getString("type") + " "
                        + listed.getString("lastError"));
        world.receiver().forget();
        world.app().as("admin").post("/webhook-deliveries/1/retry", null).expect(204);
        world.app().as("admin").post("/webhook-deliveries/1/retry", null).expectProblem(404, "webhook:not-failed");
        tell();
        assertEquals(List.of("evt_1"), world.ids());
    }

    @Test
    void whoeverIsGone_isNotAskedAgain() throws SQLException {
        world.run(step(1, REPORT, "filed"));
        world.receiver().reacting(message -> 410);
        tell();
        assertEquals("failed 1 HTTP 410", world.state(1));
    }

    @Test
    void aNodeThatHasAReceiver_tellsByItself_andOneWithoutIsSilent() throws SQLException {
        Reports reports = new Reports(world.app());
        world.run("DELETE FROM webhook_cursor");
        assertEquals("0", world.value("SELECT COUNT(*) FROM webhook_cursor"));
        Map<String, String> told = Map.of(
                "CIRCLE_EXPORT_WEBHOOK_URL", world.receiver().url(), "CIRCLE_EXPORT_WEBHOOK_SECRET", Receiver.SECRET);
        try (TestApp node = TestApp.startOn(world.uri(), told)) {
            Eventually.within(Duration.ofSeconds(10), "the webhook begins", () -> world.value(
                            "SELECT COUNT(*) FROM webhook_cursor")
                    .equals("1"));
            long id = reports.filed(null);
            Instant filed = Instant.parse(
                    node.as("resident-1").get("/errands/" + id).expect(200).text("filedAt"));
            Eventually.within(Duration.ofSeconds(10), "the filing is told", () -> world.receiver().received().stream()
                    .map(message -> message.body().getJsonObject("data").getString("filedAt"))
                    .map(Instant::parse)
                    .anyMatch(filed::equals));
        }
        assertEquals(List.of(), world.receiver().forged());
    }
}
