package cn.servicecircle.similar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.disclosure.PublicErrand;
import cn.servicecircle.geo.Grid;
import cn.servicecircle.geo.Point;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a search reads, where a few were filed of late, and where a hundred times as many were. */
class SimilarCostIT {
    private static final Point HERE = new Point(106.67, 35.54);
    private static final List<Long> SQUARES = Grid.around(HERE, 250);

    @Test
    void itReadsNoMore_whereAHundredTimesAsManyWereFiled() throws SQLException {
        try (TestApp app = TestApp.start("similar_cost", Map.of())) {
            Database database = new Database(app.vertx(), app.mySqlUri(), 1, 1);
            file(app, 1_000);
            long few = rowsRead(database);
            file(app, 100_000);
            long many = rowsRead(database);
            TestApp.await(database.close());
            assertTrue(few > 500 && many <= few * 1.1, few + " rows, then " + many);
        }
    }

    /** Within some 500 m, and within the last day. */
    private static void file(TestApp app, int count) throws SQLException {
        String numbers = IntStream.range(0, 6)
                .mapToObj(i ->
                        "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
                                + " UNION ALL SELECT 9) d" + i)
                .collect(Collectors.joining(", "));
        String n = "d0.d + 10 * d1.d + 100 * d2.d + 1000 * d3.d + 10000 * d4.d + 100000 * d5.d";
        Jdbc.run(
                app.mySqlUri(),
                "DELETE FROM public_errand",
                "DELETE FROM errand",
                """
                INSERT INTO errand (id, tracking_number, principal_id, station_id, service_item_id, description, state, filed_at)
                SELECT n.n + 1, CONCAT('S-', n.n), (SELECT MIN(id) FROM person), (SELECT MIN(id) FROM station),
                       (SELECT MIN(id) FROM service_item WHERE kind = 'report'), '示例', 'filed',
                       UTC_TIMESTAMP() - INTERVAL n.n * 0.5 SECOND
                FROM (SELECT %s AS n FROM %s HAVING n < %d) n""".formatted(n, numbers, count),
                """
                INSERT INTO public_errand (errand_id, service_item_id, filed_at, lng, lat, square)
                SELECT id, service_item_id, filed_at, lng, lat,
                       FLOOR((lat + 90) * 200) * 72000 + FLOOR((lng + 180) * 200)
                FROM (SELECT id, service_item_id, filed_at, 106.67 + (CAST(CRC32(id) % 500 AS SIGNED) - 250) * 0.00001 AS lng,
                             35.54 + (CAST(CRC32(-id) % 500 AS SIGNED) - 250) * 0.00001 AS lat
                      FROM errand) placed""",
                "ANALYZE TABLE public_errand, errand");
    }

    private static long rowsRead(Database database) {
        return TestApp.await(database.withTransaction(tx -> {
            Future<Long> before = reads(tx);
            Future<List<PublicErrand>> found =
                    new SimilarStore().newest(tx, SQUARES, null, Instant.now().minus(Duration.ofDays(30)));
            Future<Long> after = reads(tx);
            return Future.all(before, found, after).map(read -> {
                assertEquals(
                        SQUARES.size() * SimilarStore.NEWEST, found.result().size());
                return after.result() - before.result();
            });
        }));
    }

    private static Future<Long> reads(SqlConnection tx) {
        return tx.query("SHOW SESSION STATUS LIKE 'Handler_read%'")
                .mapping(row -> Long.valueOf(row.getString(1)))
                .execute()
                .map(rows -> {
                    long sum = 0;
                    for (long value : rows) {
                        sum += value;
                    }
                    return sum;
                });
    }
}
