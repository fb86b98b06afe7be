package cn.servicecircle.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.calendar.CalendarStore;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.CatalogueStore;
import cn.servicecircle.district.DistrictImport;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Migrations;
import cn.servicecircle.rates.RandomLives.Step;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestServers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted step by step, beside a query of the raw events that knows nothing of the counting. */
class RatesWorkerIT {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant END = Instant.parse("2026-11-15T03:00:00Z");

    private static Vertx vertx;
    private static String uri;
    private static Database database;
    private static Counting counting;

    @BeforeAll
    static void start() throws SQLException {
        vertx = Vertx.vertx();
        uri = TestServers.mySqlUri("rates_worker");
        TestApp.await(Migrations.run(vertx, uri));
        database = new Database(vertx, uri, 2, 8);
        TestApp.await(new DistrictImport(vertx, database::withTransaction, TestApp.CLOCK)
                .importFolder(Path.of("config/district/kongtong-demo"), true));
        Jdbc.run(uri, "UPDATE service_item_version SET content = JSON_SET(content, '$.responseDays', service_item_id)");
        Catalogue catalogue = TestApp.await(new CatalogueStore().load(database.reads()));
        WorkCalendar calendar = TestApp.await(new CalendarStore().load(database.reads()));
        counting = new Counting(() -> catalogue, () -> calendar, ZONE);
    }

    @AfterAll
    static void stop() {
        TestApp.await(database.close());
        TestApp.await(vertx.close());
    }

    @BeforeEach
    void empty() throws SQLException {
        Jdbc.run(
                uri,
                "DELETE FROM errand_event",
                "DELETE FROM errand WHERE part_of IS NOT NULL",
                "DELETE FROM errand",
                "DELETE FROM rate_errand",
                "DELETE FROM rate_cell",
                "UPDATE rate_progress SET settled = 0, anew = FALSE, as_of = NULL");
    }

    private static RatesWorker worker(Instant now) {
        return new RatesWorker(vertx, database, counting, Clock.fixed(now, ZONE));
    }

    private static void happen(List<Step> steps) throws SQLException {
        Stream<String> statements = steps.stream().flatMap(step -> step.statements().stream());
        Jdbc.run(
                uri,
                Stream.of(Stream.of("START TRANSACTION"), statements, Stream.of("COMMIT"))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    /** @return how many cells there are */
    private static int assertCounted(Instant now, String when) throws SQLException {
        List<List<String>> expected = Jdbc.rows(uri, RawRates.query(now));
        List<List<String>> counted = Jdbc.rows(uri, """
                SELECT station_id, service_item_id, month, %s
                FROM rate_cell
                WHERE filed <> 0
                ORDER BY station_id, service_item_id, month
                """.formatted(Measure.list(column -> column)));
        assertEquals(expected, counted, when);
        String left = Jdbc.value(
                uri,
                "SELECT COUNT(*) FROM rate_cell WHERE filed = 0 AND 0 <> "
                        + Measure.list(c -> c).replace(", ", " + "));
        assertEquals("0", left, "in cells that everything has left");
        return expected.size();
    }

    @Test
    void everyCell_isWhatTheRawEventsSay_atEveryMoment() throws SQLException {
        long seed = System.nanoTime();
        Deque<Step> toCome = new ArrayDeque<>(RandomLives.of(400, seed));
        Set<Measure> occurred = EnumSet.noneOf(Measure.class);
        int cells = 0;
        for (int days = 285; days >= 0; days -= 19) {
            Instant now = END.minus(Duration.ofDays(days));
            happen(until(now, toCome));
            TestApp.await(Future.all(worker(now).countAll(), worker(now).countAll()));
            cells = assertCounted(now, "seed " + seed + " at " + now);
            occurred.addAll(occurring());
        }
        assertTrue(cells > 100, cells + " cells");
        assertEquals(EnumSet.allOf(Measure.class), occurred, "seed " + seed);
    }

    private static List<Step> until(Instant now, Deque<Step> toCome) {
        List<Step> steps = new ArrayList<>();
        while (!toCome.isEmpty() && !toCome.peek().at().isAfter(now)) {
            steps.add(toCome.remove());
        }
        return steps;
    }

    private static Set<Measure> occurring() throws SQLException {
        Set<Measure> occurring = EnumSet.noneOf(Measure.class);
        for (Measure measure : Measure.values()) {
            String any = "SELECT COALESCE(SUM(" + measure.column() + "), 0) > 0 FROM rate_cell";
            if (Jdbc.value(uri, any).equals("1")) {
                occurring.add(measure);
            }
        }
        return occurring;
    }

    @Test
    void timeAlone_makesAnUnansweredErrandCount() throws SQLException {
        happen(List.of(new Step(Instant.EPOCH, List.of(errand(1), event(1, "filed", "2026-03-02 02:00:00")))));
        // A day of response, filed on a Monday: until Tuesday midnight in China.
        for (String now : List.of("2026-03-03T15:59:59Z", "2026-03-03T16:00:00Z")) {
            TestApp.await(worker(Instant.parse(now)).countAll());
            assertCounted(Instant.parse(now), now);
        }
        assertEquals("1", Jdbc.value(uri, "SELECT SUM(answer_due) FROM rate_cell"));
    }

    @Test
    void beyondTheCalendar_nobodyIsLate_untilItReachesThatFar() throws SQLException {
        Instant now = Instant.parse("2026-12-31T12:00:00Z");
        Jdbc.run(
                uri,
                errand(1),
                "UPDATE errand SET filed_at = '2026-12-30 17:00:00'",
                event(1, "filed", "2026-12-30 17:00:00"));
        TestApp.await(worker(now).countAll());
        assertEquals("1", Jdbc.value(uri, "SELECT awaited AND NOT answer_due FROM rate_cell"));
        assertEquals(
                "1", Jdbc.value(uri, "SELECT look_again_at = '2027-01-01 12:00:00' FROM rate_errand"), "the next day");
    }

    private static String errand(int id) {
        return """
                INSERT INTO errand (id, tracking_number, principal_id, station_id, service_item_id, description, state, filed_at)
                VALUES (%d, 'ONE-%1$d', 1, 1, 1, '示例', 'filed', '2026-03-02 02:00:00')
                """.formatted(id);
    }

    private static String event(int errand, String kind, String at) {
        return "INSERT INTO errand_event (errand_id, kind, actor_id, at) VALUES (%d, '%s', 1, '%s')"
                .formatted(errand, kind, at);
    }

    @Test
    void whatIsCommittedAfterSomethingYounger_isCountedAllTheSame() throws SQLException {
        Instant now = Instant.parse("2026-03-02T02:05:00Z");
        Jdbc.run(uri, errand(1), errand(2));
        Promise<Void> commit = Promise.promise();
        Promise<Void> inserted = Promise.promise();
        Future<Void> late = database.withTransaction(tx -> tx.query(event(1, "filed", "2026-03-02 02:00:00"))
                .execute()
                .onSuccess(done -> inserted.complete())
                .compose(done -> commit.future()));
        TestApp.await(inserted.future());
        Jdbc.run(uri, event(2, "filed", "2026-03-02 02:00:00"));
        TestApp.await(worker(now).countAll());
        assertEquals("1", Jdbc.value(uri, "SELECT SUM(filed) FROM rate_cell"));
        commit.complete();
        TestApp.await(late);
        TestApp.await(worker(now.plusSeconds(60)).countAll());
        assertEquals("2", Jdbc.value(uri, "SELECT SUM(filed) FROM rate_cell"));
        TestApp.await(worker(now.plusSeconds(3600)).countAll());
        assertEquals(
                Jdbc.value(uri, "SELECT MAX(id) FROM errand_event"),
                Jdbc.value(uri, "SELECT settled FROM rate_progress"));
    }

    @Test
    void countedAnew_whatSomebodyHasSpoilt_isRightAgain() throws SQLException {
        happen(RandomLives.of(50, 7).stream()
                .filter(step -> step.at().isBefore(END))
                .toList());
        TestApp.await(worker(END).countAll());
        int cells = assertCounted(END, "before");
        Jdbc.run(uri, "UPDATE rate_cell SET filed = filed + 3", "DELETE FROM rate_errand WHERE errand_id % 2 = 0");
        TestApp.await(worker(END).countAll());
        assertNotEquals(
                Integer.toString(cells),
                Jdbc.value(uri, "SELECT SUM(filed) FROM rate_cell"),
                "nobody looks back by itself");
        TestApp.await(database.withTransaction(tx -> new ProgressStore().wantAnew(tx)));
        TestApp.await(Future.all(Stream.generate(() -> worker(END).countAll().otherwiseEmpty())
                .limit(3)
                .toList()));
        TestApp.await(worker(END).countAll());
        assertEquals(cells, assertCounted(END, "after"));
        assertEquals("0", Jdbc.value(uri, "SELECT as_of IS NULL FROM rate_progress"));
    }
}
