package cn.servicecircle.export;

import static cn.servicecircle.export.WebhookWorld.ALLOWANCE;
import static cn.servicecircle.export.WebhookWorld.REPORT;
import static cn.servicecircle.export.WebhookWorld.errand;
import static cn.servicecircle.export.WebhookWorld.step;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.export.Receiver.Received;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No step is passed over, whenever it commits, however many nodes there are, and whichever of them dies. */
class WebhookOutboxIT {
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
    void aStepThatCommitsLate_isNotPassedOver() throws Exception {
        try (Jdbc.Open late = Jdbc.open(world.uri(), step(5, REPORT, "filed"))) {
            world.run(errand(3, "report"), step(6, 3, "filed"), step(7, ALLOWANCE, "filed"));
            tell();
            assertEquals(List.of("evt_6"), world.ids());
            late.commit();
        }
        tell();
        assertEquals(List.of("evt_6", "evt_5"), world.ids());
    }

    @Test
    void aStepThatCommitsVeryLate_isFoundByARoundThatLooksFarBack() throws Exception {
        try (Jdbc.Open late = Jdbc.open(world.uri(), step(5, REPORT, "filed"))) {
            world.run(step(5 + WebhookStore.FAR_BACK - 1, ALLOWANCE, "filed"));
            tell();
            late.commit();
        }
        tell();
        assertEquals(List.of(), world.ids());
        world.tell(webhook, WebhookStore.FAR_BACK);
        assertEquals(List.of("evt_5"), world.ids());
    }

    @Test
    void whatHappenedBeforeItBegan_isNotTold_howeverFarItLooksBack() throws SQLException {
        world.run(step(1, REPORT, "filed"), "DELETE FROM webhook_cursor");
        TestApp.await(world.outbox().begin());
        world.run(step(2, REPORT, "claimed"));
        world.tell(webhook, WebhookStore.FAR_BACK);
        assertEquals(List.of("evt_2"), world.ids());
    }

    @Test
    void severalNodes_tellEachStepOnce_inItsErrandsOrder() throws SQLException {
        long errands = 20;
        long steps = 6;
        for (long errand = 10; errand < 10 + errands; errand++) {
            world.run(errand(errand, "report"));
        }
        world.run(IntStream.range(0, (int) (errands * steps))
                .mapToObj(i -> step(100 + i, 10 + i % errands, "assigned"))
                .toArray(String[]::new));
        List<Webhook> nodes =
                Stream.generate(() -> world.webhook(false)).limit(4).toList();
        while (world.ids().stream().distinct().count() < errands * steps) {
            TestApp.await(Future.join(nodes.stream().map(node -> node.tell(200)).toList()));
        }
        assertEquals(errands * steps, world.ids().size(), "told twice");
        for (long errand = 10; errand < 10 + errands; errand++) {
            String number = "BB-" + errand;
            List<String> told = world.receiver().received().stream()
                    .filter(message -> message.number().equals(number))
                    .map(Received::id)
                    .toList();
            assertEquals(told.stream().sorted().toList(), told, number);
        }
    }

    @Test
    void whatADeadNodeHadTaken_isToldByAnother() throws SQLException {
        world.run(step(1, REPORT, "filed"));
        assertEquals(1, TestApp.await(world.outbox().take(0, 8)).size());
        tell();
        assertEquals(List.of(), world.ids());
        world.clock().goOn(Duration.ofSeconds(61));
        tell();
        assertEquals(List.of("evt_1"), world.ids());
    }

    @Test
    void whatWasTakenLongAgo_isForgotten_butNotWhereItWouldBeToldAgain() throws SQLException {
        world.run(step(1, REPORT, "filed"));
        tell();
        world.clock().goOn(Duration.ofDays(31));
        WebhookOutbox outbox = world.outbox();
        TestApp.await(outbox.forget());
        assertEquals("delivered 1", world.state(1));
        world.run(step(2 + WebhookStore.FAR_BACK, ALLOWANCE, "filed"));
        tell();
        TestApp.await(outbox.forget());
        assertEquals("0", world.value("SELECT COUNT(*) FROM webhook_delivery"));
        world.tell(webhook, WebhookStore.FAR_BACK);
        assertEquals(List.of("evt_1"), world.ids());
    }
}
