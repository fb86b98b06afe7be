package cn.servicecircle.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Reports;
import cn.servicecircle.TestApp;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.CatalogueStore;
import cn.servicecircle.export.Receiver.Received;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.snapshot.Snapshots;
import cn.servicecircle.station.StationStore;
import cn.servicecircle.station.Stations;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each step is told: at least once, in the order of its errand, and to nobody but the receiver. */
class WebhookIT {
    private static final String DESCRIPTION = "三单元王先生家门口";
    private static final long REPORT = 1;
    private static final long ALLOWANCE = 2;

    private static TestApp app;
    private static Database database;
    private static Receiver receiver;
    private static Messages messages;

    private final TestClock clock = new TestClock();
    private final Webhook webhook = webhook(false);

    @BeforeAll
    static void start() {
        app = TestApp.start("webhook", Map.of());
        database = new Database(app.vertx(), app.mySqlUri(), 2, 8);
        receiver = new Receiver(app.vertx());
        Snapshot<Catalogue> catalogue = new Snapshot<>("catalogue", () -> new CatalogueStore().load(database.reads()));
        Snapshot<Stations> stations = new Snapshot<>("station", () -> new StationStore().load(database.reads()));
        TestApp.await(new Snapshots(database, List.of(catalogue, stations)).refresh());
        messages = new Messages(catalogue, stations);
    }

    @AfterAll
    static void stop() {
        TestApp.await(database.close());
        receiver.close();
        app.close();
    }

    /** One report, and one errand of a kind that is not told, before the webhook begins. */
    @BeforeEach
    void begin() throws SQLException {
        receiver.forget();
        Jdbc.run(
                app.mySqlUri(),
                "DELETE FROM webhook_cursor",
                "DELETE FROM webhook_delivery",
                "DELETE FROM public_errand",
                "DELETE FROM errand_event",
                "DELETE FROM errand",
                errand(REPORT, "report"),
                errand(ALLOWANCE, "act-for"));
        TestApp.await(new WebhookOutbox(database, settings(false), clock).begin());
    }

    private static WebhookSettings settings(boolean personal) {
        return new WebhookSettings(receiver.url(), List.of(Receiver.SECRET), List.of("report", "mediation"), personal);
    }

    private Webhook webhook(boolean personal) {
        return new Webhook(app.vertx(), database, settings(personal), messages, clock);
    }

    private static String errand(long id, String kind) {
        return """
                INSERT INTO errand (id, tracking_number, principal_id, station_id, service_item_id, description, state, filed_at)
                SELECT %d, 'BB-%1$d', MIN(p.id), (SELECT MIN(id) FROM station),
                       (SELECT MIN(id) FROM service_item WHERE kind = '%s'), '%s', 'filed', '2026-11-20 02:00:00'
                FROM person p""".formatted(id, kind, DESCRIPTION);
    }

    private static String step(long id, long errand, String kind) {
        return """
                INSERT INTO errand_event (id, errand_id, kind, actor_id, at, note)
                SELECT %d, %d, '%s', MIN(id), '2026-11-20 03:00:00', '电话 13800000000' FROM person""".formatted(id, errand, kind);
    }

    /** Tells until nothing is due. */
    private void tell() {
        tell(webhook, WebhookStore.A_LITTLE_BACK);
    }

    private static void tell(Webhook by, int back) {
        while (TestApp.await(by.tell(back))) {
            // There may be more.
        }
    }

    private static List<String> ids() {
        return receiver.received().stream().map(Received::id).toList();
    }

    private static String state(long id) throws SQLException {
        return Jdbc.value(
                app.mySqlUri(),
                "SELECT CONCAT_WS(' ', state, attempts, last_error) FROM webhook_delivery WHERE event_id = " + id);
    }

    @Test
    void aStep_isTold_withoutNamesAndWords() throws SQLException {
        Jdbc.run(app.mySqlUri(), step(1, REPORT, "papers-requested"), step(2, ALLOWANCE, "filed"));
        tell();
        assertEquals(List.of("evt_1"), ids());
        Received message = receiver.received().get(0);
        assertEquals("errand.papers_requested", message.type());
        assertEquals("2026-11-20T03:00:00Z", message.body().getString("timestamp"));
        assertEquals(clock.instant().getEpochSecond(), message.timestamp());
        JsonObject data = message.body().getJsonObject("data");
        assertEquals("BB-1", data.getString("trackingNumber"));
        assertEquals("已提交，等待站点接单", data.getString("stateText"));
        assertFalse(data.getString("stationName").isBlank());
        assertEquals("delivered 1", state(1));
        for (String secret : List.of(DESCRIPTION, "13800000000", "principalName", "示例）")) {
            assertFalse(message.body().encode().contains(secret), () -> secret + " in " + message.body());
        }
        tell();
        assertEquals(1, ids().size(), "told again");
    }

    @Test
    void aReceiverWhoMayHaveThem_getsNamesAndWordsToo() throws SQLException {
        Jdbc.run(app.mySqlUri(), step(1, REPORT, "filed"));
        tell(webhook(true), 0);
        JsonObject data = receiver.received().get(0).body().getJsonObject("data");
        assertEquals(DESCRIPTION, data.getString("description"));
        assertTrue(data.getString("note").contains("13800000000"));
        assertTrue(data.containsKey("principalName"));
    }

    @Test
    void whatIsNotTaken_comesAgainLater_underTheSameId_andItsErrandsNextStepsWait() throws SQLException {
        Jdbc.run(app.mySqlUri(), errand(3, "report"));
        Jdbc.run(app.mySqlUri(), step(1, REPORT, "filed"), step(2, 3, "filed"), step(3, REPORT, "claimed"));
        receiver.reacting(message -> message.id().equals("evt_1") ? 500 : 200);
        tell();
        assertEquals(List.of("evt_1", "evt_2"), ids().stream().sorted().toList());
        assertEquals("pending 1 HTTP 500", state(1));
        long first = receiver.received().get(0).timestamp();

        receiver.reacting(message -> 200);
        tell();
        assertEquals(2, ids().size(), "no pause");
        clock.goOn(Duration.ofSeconds(6));
        tell();
        assertEquals(List.of("evt_1", "evt_3"), ids().subList(2, 4));
        assertTrue(receiver.received().get(2).timestamp() > first);
        assertEquals("delivered 2", state(1));
    }

    @Test
    void aReceiverThatTookItAndDidNotSaySo_getsItAgain_andCanTell() throws SQLException {
        Jdbc.run(app.mySqlUri(), step(1, REPORT, "filed"));
        receiver.reacting(message -> Receiver.BREAK_OFF);
        tell();
        clock.goOn(Duration.ofSeconds(6));
        receiver.reacting(message -> 200);
        tell();
        assertEquals(List.of("evt_1", "evt_1"), ids());
    }

    @Test
    void afterThreeDays_itWaitsForAnAdmin_andTheNextStepsGoOn() throws SQLException {
        Jdbc.run(app.mySqlUri(), step(1, REPORT, "filed"), step(2, REPORT, "claimed"));
        receiver.reacting(message -> message.id().equals("evt_1") ? 503 : 200);
        for (int hours = 0; hours <= 80; hours += 8) {
            tell();
            clock.goOn(Duration.ofHours(8));
        }
        assertTrue(state(1).matches("failed 1?\\d HTTP 503"), state(1));
        assertEquals("delivered 1", state(2));

        JsonObject listed =
                app.as("admin").get("/webhook-deliveries").expect(200).items().getJsonObject(0);
        assertEquals(
                "BB-1 errand.filed HTTP 503",
                listed.getString("trackingNumber") + " " + listed.getString("type") + " "
                        + listed.getString("lastError"));
        receiver.forget();
        app.as("admin").post("/webhook-deliveries/1/retry", null).expect(204);
        app.as("admin").post("/webhook-deliveries/1/retry", null).expectProblem(404, "webhook:not-failed");
        tell();
        assertEquals(List.of("evt_1"), ids());
    }

    @Test
    void whoeverIsGone_isNotAskedAgain() throws SQLException {
        Jdbc.run(app.mySqlUri(), step(1, REPORT, "filed"));
        receiver.reacting(message -> 410);
        tell();
        assertEquals("failed 1 HTTP 410", state(1));
    }

    @Test
    void aStepThatCommitsLate_isNotPassedOver() throws Exception {
        try (Jdbc.Open late = Jdbc.open(app.mySqlUri(), step(5, REPORT, "filed"))) {
            Jdbc.run(app.mySqlUri(), errand(3, "report"), step(6, 3, "filed"), step(7, ALLOWANCE, "filed"));
            tell();
            assertEquals(List.of("evt_6"), ids());
            late.commit();
        }
        tell();
        assertEquals(List.of("evt_6", "evt_5"), ids());
    }

    @Test
    void aStepThatCommitsVeryLate_isFoundByARoundThatLooksFarBack() throws Exception {
        try (Jdbc.Open late = Jdbc.open(app.mySqlUri(), step(5, REPORT, "filed"))) {
            Jdbc.run(app.mySqlUri(), step(5 + WebhookStore.FAR_BACK - 1, ALLOWANCE, "filed"));
            tell();
            late.commit();
        }
        tell();
        assertEquals(List.of(), ids());
        tell(webhook, WebhookStore.FAR_BACK);
        assertEquals(List.of("evt_5"), ids());
    }

    @Test
    void whatHappenedBeforeItBegan_isNotTold_howeverFarItLooksBack() throws SQLException {
        Jdbc.run(app.mySqlUri(), step(1, REPORT, "filed"), "DELETE FROM webhook_cursor");
        TestApp.await(new WebhookOutbox(database, settings(false), clock).begin());
        Jdbc.run(app.mySqlUri(), step(2, REPORT, "claimed"));
        tell(webhook, WebhookStore.FAR_BACK);
        assertEquals(List.of("evt_2"), ids());
    }

    @Test
    void severalNodes_tellEachStepOnce_inItsErrandsOrder() throws SQLException {
        long errands = 20;
        long steps = 6;
        for (long errand = 10; errand < 10 + errands; errand++) {
            Jdbc.run(app.mySqlUri(), errand(errand, "report"));
        }
        Jdbc.run(
                app.mySqlUri(),
                IntStream.range(0, (int) (errands * steps))
                        .mapToObj(i -> step(100 + i, 10 + i % errands, "assigned"))
                        .toArray(String[]::new));
        List<Webhook> nodes = Stream.generate(() -> webhook(false)).limit(4).toList();
        while (ids().stream().distinct().count() < errands * steps) {
            TestApp.await(Future.join(nodes.stream().map(node -> node.tell(200)).toList()));
        }
        assertEquals(errands * steps, ids().size(), "told twice");
        for (long errand = 10; errand < 10 + errands; errand++) {
            String number = "BB-" + errand;
            List<String> told = receiver.received().stream()
                    .filter(message -> message.number().equals(number))
                    .map(Received::id)
                    .toList();
            assertEquals(told.stream().sorted().toList(), told, number);
        }
    }

    @Test
    void whatADeadNodeHadTaken_isToldByAnother() throws SQLException {
        Jdbc.run(app.mySqlUri(), step(1, REPORT, "filed"));
        assertEquals(
                1,
                TestApp.await(new WebhookOutbox(database, settings(false), clock).take(0, 8))
                        .size());
        tell();
        assertEquals(List.of(), ids());
        clock.goOn(Duration.ofSeconds(61));
        tell();
        assertEquals(List.of("evt_1"), ids());
    }

    @Test
    void whatWasTakenLongAgo_isForgotten_butNotWhereItWouldBeToldAgain() throws SQLException {
        Jdbc.run(app.mySqlUri(), step(1, REPORT, "filed"));
        tell();
        clock.goOn(Duration.ofDays(31));
        WebhookOutbox outbox = new WebhookOutbox(database, settings(false), clock);
        TestApp.await(outbox.forget());
        assertEquals("delivered 1", state(1));
        Jdbc.run(app.mySqlUri(), step(2 + WebhookStore.FAR_BACK, ALLOWANCE, "filed"));
        tell();
        TestApp.await(outbox.forget());
        assertEquals("0", Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM webhook_delivery"));
        tell(webhook, WebhookStore.FAR_BACK);
        assertEquals(List.of("evt_1"), ids());
    }

    @Test
    void aNodeThatHasAReceiver_tellsByItself_andOneWithoutIsSilent() throws SQLException {
        Reports reports = new Reports(app);
        Jdbc.run(app.mySqlUri(), "DELETE FROM webhook_cursor");
        assertEquals("0", Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM webhook_cursor"));
        Map<String, String> told =
                Map.of("CIRCLE_EXPORT_WEBHOOK_URL", receiver.url(), "CIRCLE_EXPORT_WEBHOOK_SECRET", Receiver.SECRET);
        try (TestApp node = TestApp.startOn(app.mySqlUri(), told)) {
            Eventually.within(Duration.ofSeconds(10), "the webhook begins", () -> Jdbc.value(
                            app.mySqlUri(), "SELECT COUNT(*) FROM webhook_cursor")
                    .equals("1"));
            long id = reports.filed(null);
            Instant filed = Instant.parse(
                    node.as("resident-1").get("/errands/" + id).expect(200).text("filedAt"));
            Eventually.within(Duration.ofSeconds(10), "the filing is told", () -> receiver.received().stream()
                    .map(message -> message.body().getJsonObject("data").getString("filedAt"))
                    .map(Instant::parse)
                    .anyMatch(filed::equals));
        }
        assertEquals(List.of(), receiver.forged());
    }
}
