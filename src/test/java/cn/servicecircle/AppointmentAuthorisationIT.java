package cn.servicecircle;

import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Appointments and numbers: every operation × everybody × an appointment of resident-1's at 风景嘉苑. */
class AppointmentAuthorisationIT {
    private static final TestApp APP = TestApp.shared();
    private static final String STATION = "/stations/" + APP.station();
    private static final long NOBODY = AccessTable.NOBODY;
    /** Nobody is planned then: whoever is let in is told so. */
    private static final String WISH =
            "{\"serviceItemId\":%d,\"from\":\"2026-01-05T01:00:00Z\"}".formatted(APP.firstItem());

    private static final String TIME = "{\"from\":\"2026-01-05T01:00:00Z\"}";
    private static final String RULES =
            "{\"slotMinutes\":30,\"placesPerPerson\":2,\"walkInPercent\":50,\"daysAhead\":14,\"noticeMinutes\":120}";

    static final AccessTable TABLE = new AccessTable(APP, AccessTable.CALLERS);

    static {
        //                                 any new r1  r2  r6  s1  s3  m1  m2  admin
        TABLE.open("listSlots", STATION + "/slots?itemId=" + APP.firstItem());
        TABLE.get("getAppointmentRules", " 401 403 403 403 403 200 403 403 403 403", STATION + "/slot-rules");
        TABLE.row("setAppointmentRules", " 401 403 403 403 403 200 403 403 403 403", c -> c.put(
                        STATION + "/slot-rules", RULES)
                .status());
        post("bookAppointment", "          401 403 409 409 409 403 403 403 403 403", STATION + "/appointments", WISH);
        post(
                "bookAppointmentFor",
                "                          401 403 403 403 403 404 403 403 403 403",
                STATION + "/visitors/" + NOBODY + "/appointments",
                WISH);
        TABLE.get("listStationAppointments", "401 403 403 403 403 200 403 403 403 403", STATION + "/appointments");
        TABLE.get("listMyAppointments", "  401 200 200 200 200 200 200 200 200 200", "/appointments");
        TABLE.get(
                "getAppointment",
                "                          401 404 200 404 404 200 404 404 404 404",
                AppointmentAuthorisationIT::appointment);
        TABLE.row("rebookAppointment", "   401 404 409 404 404 409 404 404 404 404", c -> c.post(
                        appointment() + "/rebook", TIME)
                .status());
        TABLE.row("cancelAppointment", "   401 404 200 404 404 200 404 404 404 404", c -> c.post(
                        appointment() + "/cancel", null)
                .status());
        TABLE.open("getQueue", STATION + "/queue");
        // There is no such number, or it may be night: whoever is let in is told so.
        post(
                "takeNumber",
                "               401 403 404 404 404 403 403 403 403 403",
                "/stations/" + NOBODY + "/queue",
                "{}");
        TABLE.get("getMyNumber", "         401 404 404 404 404 404 404 404 404 404", STATION + "/queue/mine");
        TABLE.get("listQueue", "           401 403 403 403 403 200 403 403 403 403", STATION + "/queue/numbers");
        post(
                "issueNumber",
                "                          401 403 403 403 403 409 403 403 403 403",
                STATION + "/queue/numbers",
                "{\"serviceItemId\":" + NOBODY + "}");
        post("callNext", "                 401 403 403 403 403 409 403 403 403 403", STATION + "/queue/next", null);
        for (String step : new String[] {"call", "skip", "finish"}) {
            post(
                    step + "Number",
                    "                      401 403 403 403 403 404 403 403 403 403",
                    STATION + "/queue/numbers/99999/" + step,
                    null);
        }
        TABLE.row("queueAppointment", "    401 403 403 403 403 404 404 403 403 403", c -> c.post(
                        appointment() + "/queue-number", null)
                .status());
    }

    private static void post(String operation, String statuses, String path, String body) {
        TABLE.row(operation, statuses, c -> c.post(path, body, "Idempotency-Key", AccessTable.key())
                .status());
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }

    /** Of resident-1, who has no other. */
    private static String appointment() {
        long person = client().get("/me").id();
        try {
            Jdbc.run(APP.mySqlUri(), "DELETE FROM appointment WHERE person_id = " + person, """
                    INSERT INTO appointment
                      (person_id, station_id, service_item_id, starts_at, ends_at, state, alarm_at)
                    VALUES (%d, %d, %d, '2036-06-02 01:00:00', '2036-06-02 01:30:00', 'booked', '2036-06-02 01:30:00')""".formatted(
                            person, APP.station(), APP.firstItem()));
            return "/appointments/"
                    + Jdbc.value(APP.mySqlUri(), "SELECT id FROM appointment WHERE person_id = " + person);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ApiClient client() {
        return APP.as("resident-1");
    }
}
