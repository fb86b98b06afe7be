package cn.servicecircle.similar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cn.servicecircle.TestApp;
import cn.servicecircle.catalogue.CatalogueStore;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.disclosure.Place;
import cn.servicecircle.disclosure.PublicErrandStore;
import cn.servicecircle.geo.Point;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.similar.SimilarSearch.Near;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found nearby, against a look at every errand there is. */
class SimilarSearchIT {
    private static final SimilarSearch.Reach REACH = new SimilarSearch.Reach(250, 30);
    private static final TestClock CLOCK = new TestClock();

    private static TestApp app;
    private static Database database;
    private static List<ServiceItem> reports;

    private final List<Filed> filed = new ArrayList<>();
    private final SimilarSearch search = new SimilarSearch(database, REACH, CLOCK);

    private record Filed(long id, long itemId, Point point, Instant at, boolean cancelled) {}

    @BeforeAll
    static void start() {
        app = TestApp.start("similar", java.util.Map.of());
        database = new Database(app.vertx(), app.mySqlUri(), 2, 4);
        reports = TestApp.await(new CatalogueStore().load(database.reads())).items().stream()
                .filter(item -> item.kind().isPublic())
                .toList();
    }

    @AfterAll
    static void stop() {
        TestApp.await(database.close());
        app.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        Jdbc.run(app.mySqlUri(), "DELETE FROM public_errand", "DELETE FROM errand");
    }

    private void plan(long itemId, Point point, Duration ago, boolean cancelled) {
        filed.add(new Filed(filed.size() + 1L, itemId, point, CLOCK.instant().minus(ago), cancelled));
    }

    private void fileAll() throws SQLException {
        Jdbc.run(app.mySqlUri(), filed.stream().map(SimilarSearchIT::errand).toArray(String[]::new));
        TestApp.await(database.withTransaction(tx ->
                Future.all(filed.stream().map(errand -> disclose(tx, errand)).toList())));
    }

    private static String errand(Filed errand) {
        return """
                INSERT INTO errand (id, tracking_number, principal_id, station_id, service_item_id, description, state, filed_at)
                SELECT %1$d, 'T-%1$d', MIN(p.id), (SELECT MIN(id) FROM station), %2$d, '示例', '%3$s', NOW()
                FROM person p""".formatted(errand.id(), errand.itemId(), errand.cancelled() ? "cancelled" : "filed");
    }

    private static Future<Void> disclose(SqlConnection tx, Filed errand) {
        Place place = errand.point() == null ? null : new Place(errand.point(), null, null);
        return new PublicErrandStore().add(tx, errand.id(), errand.itemId(), errand.at(), place);
    }

    private List<Long> found(ServiceItem item, Point here) {
        return TestApp.await(search.find(item, here, null)).stream()
                .map(near -> near.errand().id())
                .toList();
    }

    private List<Long> byLookingAtAll(ServiceItem item, Point here) {
        Instant since = CLOCK.instant().minus(Duration.ofDays(REACH.days()));
        return filed.stream()
                .filter(errand -> errand.point() != null
                        && !errand.cancelled()
                        && !errand.at().isBefore(since))
                .filter(errand -> metres(here, errand) <= REACH.metres())
                .sorted(Comparator.comparing((Filed errand) -> errand.itemId() != item.id())
                        .thenComparing(errand -> metres(here, errand))
                        .thenComparing(errand -> -errand.id()))
                .limit(10)
                .map(Filed::id)
                .toList();
    }

    /** To the place as it is shown. */
    private static double metres(Point here, Filed errand) {
        return here.metresTo(errand.point().rounded(4));
    }

    /** As exact as it is stored. */
    private static Point somewhere(Random random) {
        return new Point(106.665 + 0.03 * random.nextDouble(), 35.535 + 0.02 * random.nextDouble()).rounded(6);
    }

    @Test
    void findsWhatALookAtEveryErrandFinds() throws SQLException {
        Random random = new Random(4711);
        for (int i = 0; i < 400; i++) {
            plan(
                    reports.get(random.nextInt(reports.size())).id(),
                    random.nextInt(20) == 0 ? null : somewhere(random),
                    Duration.ofHours(random.nextInt(40 * 24)),
                    random.nextInt(10) == 0);
        }
        fileAll();
        int hits = 0;
        for (int i = 0; i < 300; i++) {
            ServiceItem item = reports.get(random.nextInt(reports.size()));
            Point here = somewhere(random);
            List<Long> expected = byLookingAtAll(item, here);
            assertEquals(expected, found(item, here), "query " + i);
            hits += expected.size();
        }
        assertFalse(hits < 300, "nothing much was near: " + hits);
    }

    @Test
    void whereMuchIsFiled_theNewestOfASquareCount() throws SQLException {
        Point here = new Point(106.6725, 35.5425);
        for (int i = 0; i < SimilarStore.NEWEST + 20; i++) {
            // The older, the nearer: whoever looked at all would find the oldest.
            plan(
                    reports.get(0).id(),
                    new Point(106.6725 + 0.0001 * (20 - i * 0.2), 35.5425),
                    Duration.ofHours(500 - i),
                    false);
        }
        fileAll();
        List<Near> found = TestApp.await(search.find(reports.get(0), here, null));
        assertEquals(10, found.size());
        assertFalse(
                found.stream().anyMatch(near -> near.errand().id() <= 20), () -> "one of the oldest is among " + found);
    }
}
