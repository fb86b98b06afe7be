package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.KeysetPages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page of a station's work costs the same at its newest, its oldest, and everywhere between. */
class WorkListPagesIT {
    /** Of which a tenth are one station's. */
    private static final int ERRANDS = 100_000;

    private static final ListStore STORE = new ListStore();
    private static TestApp app;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        app = TestApp.start("work_list_pages", Map.of());
        database = new Database(app.vertx(), app.mySqlUri(), 1, 1);
        Jdbc.run(app.mySqlUri(), """
                INSERT INTO errand (tracking_number, principal_id, station_id, service_item_id, description, state, filed_at)
                WITH RECURSIVE n AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 399)
                SELECT CONCAT('W-', i), person.id, station.id + i %% 10, item.id, '示例', IF(i %% 4, 'closed', 'filed'),
                       UTC_TIMESTAMP(6)
                FROM (SELECT a.i * 400 + b.i AS i FROM n a JOIN n b) numbered
                JOIN (SELECT MIN(id) AS id FROM person) person
                JOIN (SELECT MIN(id) AS id FROM station) station
                JOIN (SELECT MIN(id) AS id FROM service_item) item
                WHERE i < %d
                ORDER BY i""".formatted(ERRANDS), "ANALYZE TABLE errand, person");
    }

    @AfterAll
    static void stop() {
        TestApp.await(database.close());
        app.close();
    }

    @Test
    void aPageOfAStationsWork_stepsNoFurtherThanItsRows() throws Exception {
        long most = mostSteps("TRUE", Optional.empty());
        assertTrue(most <= KeysetPages.LIMIT + 1, most + " steps");
    }

    @Test
    void aPageOfItInOneState_stepsNoFurtherThanItsRows() throws Exception {
        long most = mostSteps("state = 'closed'", Optional.of(State.CLOSED));
        assertTrue(most <= KeysetPages.LIMIT + 1, most + " steps");
    }

    private static long mostSteps(String where, Optional<State> state) throws Exception {
        long station = Long.parseLong(Jdbc.value(app.mySqlUri(), "SELECT MIN(id) FROM station"));
        List<Long> ids = Jdbc.rows(
                        app.mySqlUri(),
                        "SELECT id FROM errand WHERE station_id = %d AND %s ORDER BY id DESC".formatted(station, where))
                .stream()
                .map(row -> Long.valueOf(row.get(0)))
                .toList();
        WorkList wanted = new WorkList(state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return KeysetPages.mostSteps(database, ids, (tx, page) -> STORE.ofStation(tx, station, wanted, page));
    }
}
