package cn.servicecircle;

import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation on the rota × everybody, the 管家 of each level too × a shift of staff-1's at 风景嘉苑. */
class DutyAuthorisationIT {
    private static final List<String> CALLERS = List.of(
            "anybody",
            "resident-1",
            "staff-1",
            "staff-2",
            "staff-3",
            "steward-1",
            "steward-2",
            "steward-3",
            "moderator-2",
            "admin");
    private static final TestApp APP = TestApp.shared();
    private static final long NOBODY = AccessTable.NOBODY;
    private static final String STATION = "/stations/" + APP.station();
    private static final AtomicInteger WEEKS = new AtomicInteger(6);

    static final AccessTable TABLE = new AccessTable(APP, CALLERS);

    private static void row(String operation, String statuses, Function<ApiClient, Integer> request) {
        TABLE.row(operation, statuses, request);
    }

    static {
        //                              any r1  s1  s2  s3  st1 st2 st3 m2  admin
        TABLE.open("getDutyBoard", STATION + "/duty");
        TABLE.open("getStationDutyFeed", STATION + "/duty.ics");
        TABLE.get(
                "getDutyFeed",
                "                       404 404 404 404 404 404 404 404 404 404",
                "/duty-feeds/" + "a".repeat(43) + ".ics");
        TABLE.get(
                "listEmptyReports",
                "                       401 403 403 403 403 200 200 200 403 200",
                STATION + "/empty-reports");
        // There is no such station: whoever is let in is told so.
        row("reportEmptyStation", "     401 404 403 403 403 403 403 403 403 403", c -> c.post(
                        "/stations/" + NOBODY + "/empty-reports", null)
                .status());
        row("answerEmptyReports", "     401 403 403 403 403 404 404 404 403 404", c -> c.post(
                        STATION + "/empty-reports/" + NOBODY + "/answer", "{\"answer\":\"示例\"}")
                .status());
        TABLE.get("getRota", "          401 403 200 200 403 200 200 200 403 200", STATION + "/rota");
        TABLE.get("draftRota", "        401 403 403 403 403 200 200 200 403 200", STATION + "/rota/draft");
        TABLE.get("listHoles", "        401 403 403 403 403 200 200 200 403 200", STATION + "/rota/holes");
        TABLE.get(
                "listStationAvailabilities",
                "                       401 403 403 403 403 200 200 200 403 200",
                STATION + "/availabilities");
        // Somebody who is not: whoever is let in is told so.
        row("publishRota", "            401 403 403 403 403 409 409 409 403 409", c -> c.post(
                        STATION + "/rota",
                        "{\"shifts\":[{\"from\":\"2036-06-02T00:30:00Z\",\"to\":\"2036-06-02T04:00:00Z\",\"personId\":%d}]}"
                                .formatted(NOBODY),
                        "Idempotency-Key",
                        AccessTable.key())
                .status());
        row("closeShift", "             401 403 403 403 403 204 204 204 403 204", c -> c.post(shift() + "/close", null)
                .status());
        row("offerShift", "             401 403 200 403 403 403 403 403 403 403", c -> c.put(shift() + "/offer", "{}")
                .status());
        row("takeBackShift", "          401 403 204 403 403 403 403 403 403 403", c -> c.delete(shift() + "/offer")
                .status());
        row("takeShift", "              401 403 409 200 403 403 403 403 403 403", c -> c.post(offered() + "/take", null)
                .status());
        TABLE.get("listAvailabilities", "401 403 200 200 200 200 200 200 403 403", "/me/availabilities");
        // The day is over: whoever is let in is told so.
        row("addAvailability", "        401 403 422 422 422 422 422 422 403 403", c -> c.post(
                        "/me/availabilities",
                        "{\"kind\":\"absent\",\"fromDay\":\"2026-01-01\",\"toDay\":\"2026-01-01\"}",
                        "Idempotency-Key",
                        AccessTable.key())
                .status());
        row("deleteAvailability", "     401 403 204 404 404 404 404 404 403 403", c -> c.delete(
                        "/me/availabilities/" + absence())
                .status());
        row("createDutyFeed", "         401 403 201 201 201 201 201 201 403 403", c -> c.post("/me/duty-feed", null)
                .status());
        row("revokeDutyFeed", "         401 403 204 204 204 204 204 204 403 403", c -> c.delete("/me/duty-feed")
                .status());
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }

    /** Of staff-1's, each in a week of its own. */
    private static String shift() {
        String day =
                LocalDate.now(TestApp.CLOCK).plusWeeks(WEEKS.incrementAndGet()).toString();
        long person = APP.as("staff-1").get("/me").id();
        String table = "FROM duty_shift WHERE person_id = " + person + " AND starts_at = '" + day + " 00:30:00'";
        try {
            Jdbc.run(APP.mySqlUri(), """
                    INSERT INTO duty_shift (station_id, starts_at, ends_at, duty_role, person_id, state)
                    VALUES (%d, '%s 00:30:00', '%s 04:00:00', 'grid-worker', %d, 'planned')""".formatted(APP.station(), day, day, person));
            return "/duty-shifts/" + Jdbc.value(APP.mySqlUri(), "SELECT id " + table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String offered() {
        String shift = shift();
        APP.as("staff-1").put(shift + "/offer", "{}").expect(200);
        return shift;
    }

    private static long absence() {
        String day = LocalDate.now(TestApp.CLOCK).plusDays(300).toString();
        return APP.as("staff-1")
                .post(
                        "/me/availabilities",
                        "{\"kind\":\"absent\",\"fromDay\":\"%s\",\"toDay\":\"%s\"}".formatted(day, day),
                        "Idempotency-Key",
                        AccessTable.key())
                .expect(201)
                .id();
    }
}
