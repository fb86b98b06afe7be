package cn.servicecircle.export;

import cn.servicecircle.TestApp;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.CatalogueStore;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.snapshot.Snapshots;
import cn.servicecircle.station.StationStore;
import cn.servicecircle.station.Stations;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A database with two errands whose steps a test writes itself, nodes that tell them, and who is told. It ends with the JVM. */
final class WebhookWorld {
    static final String DESCRIPTION = "三单元王先生家门口";
    /** The errand whose steps are told. */
    static final long REPORT = 1;
    /** The errand whose steps are nobody else's business. */
    static final long ALLOWANCE = 2;

    private static WebhookWorld shared;

    private final TestApp app = TestApp.start("webhook", Map.of());
    private final Database database = new Database(app.vertx(), app.mySqlUri(), 2, 8);
    private final Receiver receiver = new Receiver(app.vertx());
    private final TestClock clock = new TestClock();
    private final Messages messages;

    private WebhookWorld() {
        Snapshot<Catalogue> catalogue = new Snapshot<>("catalogue", () -> new CatalogueStore().load(database.reads()));
        Snapshot<Stations> stations = new Snapshot<>("station", () -> new StationStore().load(database.reads()));
        TestApp.await(new Snapshots(database, List.of(catalogue, stations)).refresh());
        this.messages = new Messages(catalogue, stations);
    }

    static synchronized WebhookWorld shared() {
        if (shared == null) {
            shared = new WebhookWorld();
        }
        return shared;
    }

    void begin() throws SQLException {
        receiver.forget();
        run(
                "DELETE FROM webhook_cursor",
                "DELETE FROM webhook_delivery",
                "DELETE FROM public_errand",
                "DELETE FROM errand_event",
                "DELETE FROM errand",
                errand(REPORT, "report"),
                errand(ALLOWANCE, "act-for"));
        TestApp.await(outbox().begin());
    }

    TestApp app() {
        return app;
    }

    String uri() {
        return app.mySqlUri();
    }

    Receiver receiver() {
        return receiver;
    }

    TestClock clock() {
        return clock;
    }

    WebhookOutbox outbox() {
        return new WebhookOutbox(database, settings(false), clock);
    }

    /** One more node's. */
    Webhook webhook(boolean personal) {
        return new Webhook(app.vertx(), database, settings(personal), messages, clock);
    }

    private WebhookSettings settings(boolean personal) {
        return new WebhookSettings(receiver.url(), List.of(Receiver.SECRET), List.of("report", "mediation"), personal);
    }

    static String errand(long id, String kind) {
        return """
                INSERT INTO errand (id, tracking_number, principal_id, station_id, service_item_id, description, state, filed_at)
                SELECT %d, 'BB-%1$d', MIN(p.id), (SELECT MIN(id) FROM station),
                       (SELECT MIN(id) FROM service_item WHERE kind = '%s'), '%s', 'filed', '2026-11-20 02:00:00'
                FROM person p""".formatted(id, kind, DESCRIPTION);
    }

    static String step(long id, long errand, String kind) {
        return """
                INSERT INTO errand_event (id, errand_id, kind, actor_id, at, note)
                SELECT %d, %d, '%s', MIN(id), '2026-11-20 03:00:00', '电话 13800000000' FROM person""".formatted(id, errand, kind);
    }

    void run(String... statements) throws SQLException {
        Jdbc.run(uri(), statements);
    }

    String value(String query) throws SQLException {
        return Jdbc.value(uri(), query);
    }

    /** Tells until nothing is due. */
    void tell(Webhook by, int back) {
        while (TestApp.await(by.tell(back))) {
            // There may be more.
        }
    }

    /** What was received, in the order of arrival. */
    List<String> ids() {
        return receiver.received().stream().map(Receiver.Received::id).toList();
    }

    String state(long id) throws SQLException {
        return value("SELECT CONCAT_WS(' ', state, attempts, last_error) FROM webhook_delivery WHERE event_id = " + id);
    }
}
