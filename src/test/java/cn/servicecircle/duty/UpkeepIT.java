package cn.servicecircle.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class UpkeepIT {
    private static final TestApp APP = TestApp.shared();
    private static final Database DATABASE = new Database(APP.vertx(), APP.mySqlUri(), 1, 1);

    @AfterAll
    static void close() {
        TestApp.await(DATABASE.close());
    }

    private static String value(String query) throws SQLException {
        return Jdbc.value(APP.mySqlUri(), query);
    }

    private static long version() throws SQLException {
        return Long.parseLong(value("SELECT version FROM snapshot_version WHERE name = 'duty'"));
    }

    @Test
    void whatSomebodySaid_isKeptToItsLastDay_andTheShiftsAreReadAnewEachDay() throws SQLException {
        // Long ago, so that nothing of other tests is over by then.
        TestClock clock = new TestClock("2001-06-01T09:00");
        Upkeep upkeep = new Upkeep(DATABASE, new Openings(null, clock));
        long person = APP.as("staff-1").get("/me").id();
        Jdbc.run(
                APP.mySqlUri(),
                "INSERT INTO duty_availability (person_id, kind, from_day, to_day) VALUES"
                        + " (%1$d, 'absent', '2001-05-30', '2001-05-31'), (%1$d, 'absent', '2001-05-30', '2001-06-01')"
                                .formatted(person));
        String left = "SELECT COUNT(*) FROM duty_availability WHERE to_day < '2002-01-01'";

        TestApp.await(upkeep.attend());
        assertEquals("1", value(left));
        long before = version();
        TestApp.await(upkeep.attend());
        assertEquals(before, version());

        clock.goTo("2001-06-02T00:05");
        TestApp.await(upkeep.attend());
        assertEquals("0", value(left));
        assertEquals(before + 1, version());
    }

    @Test
    void whoeverBooksPeopleWithAShift_hearsThatItFallsOut_inTheSameTransaction() throws SQLException {
        Jdbc.run(
                APP.mySqlUri(),
                "INSERT INTO duty_shift (station_id, starts_at, ends_at, state)"
                        + " VALUES (%d, '2001-06-01 00:00:00', '2001-06-01 01:00:00', 'planned')"
                                .formatted(APP.station()));
        long id = Long.parseLong(value("SELECT MAX(id) FROM duty_shift WHERE starts_at < '2002-01-01'"));
        List<Long> heard = new ArrayList<>();
        Closures closures = new Closures(
                DATABASE,
                null,
                new Openings(null, TestApp.CLOCK),
                null,
                List.of(
                        (tx, shift) -> {
                            heard.add(shift.id());
                            return Future.succeededFuture();
                        },
                        (tx, shift) -> Future.failedFuture(new IllegalStateException("not booked out"))));
        Future<Void> closed = DATABASE.withTransaction(tx -> new ShiftStore()
                .find(tx, id)
                .compose(found -> closures.fallOut(tx, found.orElseThrow().shift())));
        assertEquals("not booked out", TestApp.await(closed.map("").otherwise(Throwable::getMessage)));
        assertEquals(List.of(id), heard);
        assertEquals("planned", value("SELECT state FROM duty_shift WHERE id = " + id));
    }
}
