package cn.servicecircle.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Reports;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import de.siegmar.fastcsv.reader.CsvReader;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A station's ledger as a table: for its staff, with a record of who took it. */
class LedgerApiIT {
    private static final String MONTH = YearMonth.now(TestApp.CLOCK).toString();

    private final TestApp app = TestApp.shared();
    private final ApiClient staff = app.as("staff-1");

    private Answer export(ApiClient who, String month) {
        return who.get("/stations/" + app.station() + "/errands.csv?month=" + month);
    }

    private static List<String> row(Answer table, String number) {
        return CsvReader.builder().ofCsvRecord(table.raw()).stream()
                .filter(row -> row.getField(0).equals(number))
                .findFirst()
                .orElseThrow()
                .getFields();
    }

    @Test
    void itHasWhatTheStaffSeeAnyway_andNoFormula() {
        Answer filed = app.as("resident-1")
                .post(
                        "/errands",
                        "{\"serviceItemId\":2,\"stationId\":%d,\"description\":\"=HYPERLINK(\\\"http://x\\\")\"}"
                                .formatted(app.station()),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201);
        new Reports(app).complete(filed.id());
        Answer table = export(staff, MONTH).expect(200);
        assertEquals("text/csv", table.header("Content-Type"));
        List<String> row = row(table, filed.text("trackingNumber"));
        assertEquals(filed.text("principalName"), row.get(3));
        assertEquals("'=HYPERLINK(\"http://x\")", row.get(4));
        assertEquals("已办好，等申请人确认是否解决", row.get(6));
        assertTrue(row.get(8).startsWith(MONTH), row::toString);
        assertTrue(row.get(10).startsWith(MONTH), row::toString);
        assertEquals(Reports.PRIVATE_WORDS, row.get(11));
    }

    @Test
    void whoTookWhat_isRecorded() throws SQLException {
        long me = staff.get("/me").id();
        export(staff, "2020-02").expect(200);
        assertEquals(
                me + " " + app.station() + " 0",
                Jdbc.value(
                        app.mySqlUri(),
                        "SELECT CONCAT_WS(' ', person_id, station_id, errands) FROM ledger_export WHERE month = '2020-02'"));
    }

    @Test
    void othersGetNothing_andNothingIsRecorded() throws SQLException {
        for (String who : List.of("staff-3", "admin", "resident-1")) {
            assertFalse(export(app.as(who), "2020-03").expect(403).raw().contains("受理号"));
        }
        assertEquals("0", Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM ledger_export WHERE month = '2020-03'"));
        export(app.as("steward-3"), "2020-03").expect(200);
    }
}
