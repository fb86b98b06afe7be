package cn.servicecircle.opendata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Reports;
import cn.servicecircle.TestApp;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import de.siegmar.fastcsv.reader.CsvReader;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The public errands of a month, as a table. */
class OpenDataCsvIT {
    private final TestApp app = TestApp.shared();
    private final Reports reports = new Reports(app);

    private Answer download(String month) {
        return app.anybody().get("/open-data/requests.csv?month=" + month);
    }

    private static List<List<String>> rows(Answer table) {
        return CsvReader.builder().ofCsvRecord(table.raw()).stream()
                .map(row -> List.copyOf(row.getFields()))
                .toList();
    }

    @Test
    void theTable_hasThePublicPartOfPublicErrands_andNothingElse() {
        long report = reports.filed(Reports.at(106.72, 35.54));
        reports.complete(report);
        for (Kind kind : Kind.values()) {
            reports.file(app.as("resident-1"), reports.item(kind.word()), null).expect(201);
        }
        Answer table = download(YearMonth.now(TestApp.CLOCK).toString()).expect(200);
        assertEquals("text/csv", table.header("Content-Type"));
        assertTrue(table.header("Content-Disposition").startsWith("attachment; filename=\"requests-20"));
        assertTrue(table.raw().startsWith("\uFEFF受理号,事项"), table.raw().substring(0, 20));
        assertFalse(table.raw().contains(Reports.PRIVATE_WORDS));
        String number = app.as("resident-1").get("/errands/" + report).text("trackingNumber");
        List<String> row = rows(table).stream()
                .filter(fields -> fields.get(0).equals(number))
                .findFirst()
                .orElseThrow();
        assertEquals("已办好，等申请人确认是否解决", row.get(5));
        assertTrue(row.get(10).matches("106\\.7\\d{1,3}"), row::toString);
        List<String> items = app.anybody().get("/service-items?kind=report").items().stream()
                .map(item -> ((JsonObject) item).getString("name"))
                .toList();
        assertTrue(rows(table).stream().skip(1).allMatch(fields -> items.contains(fields.get(1))));
    }

    @Test
    void aMonthOfMoreThanOnePiece_isWhole_andOthersAreApart() throws SQLException {
        Jdbc.run(app.mySqlUri(), """
                INSERT INTO errand (tracking_number, principal_id, station_id, service_item_id, description, state, filed_at)
                WITH RECURSIVE n AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM n WHERE n < 1000)
                SELECT CONCAT('M-', n), (SELECT MIN(id) FROM person), (SELECT MIN(id) FROM station), %d, '示例', 'filed',
                       TIMESTAMP '2020-01-31 15:59:59' + INTERVAL (n = 1000) SECOND
                FROM n""".formatted(reports.item("report")), """
                INSERT INTO public_errand (errand_id, service_item_id, filed_at)
                SELECT id, service_item_id, filed_at FROM errand WHERE tracking_number LIKE 'M-%'""");
        try {
            // All but one within the last second of January in Shanghai; with the header.
            assertEquals(
                    999 + 1,
                    rows(download("2020-01").expect(200)).stream().distinct().count());
            assertEquals(1 + 1, rows(download("2020-02").expect(200)).size());
        } finally {
            Jdbc.run(
                    app.mySqlUri(),
                    "DELETE FROM public_errand WHERE filed_at < '2021-01-01'",
                    "DELETE FROM errand WHERE tracking_number LIKE 'M-%'");
        }
    }

    @Test
    void itIsToldAsATable_orNotAtAll() {
        ApiClient anybody = app.anybody();
        String path = "/open-data/requests.csv?month=2020-03";
        anybody.send("GET", path, null, "Accept", "text/csv").expect(200);
        anybody.send("GET", path, null, "Accept", "text/html,*/*;q=0.8").expect(200);
        anybody.send("GET", path, null, "Accept", "application/json").expectProblem(406, "request:not-acceptable");
        anybody.send("GET", "/areas", null, "Accept", "text/csv").expectProblem(406, "request:not-acceptable");
        download("2026-13").expect(422);
    }
}
