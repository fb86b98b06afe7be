package cn.servicecircle.duty;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports of 来了没人 in SQL, as long as they are kept. */
public final class EmptyReportStore {
    static final String SNAPSHOT = "empty-report";
    /** So that weekday and time of day come round four times. */
    static final Duration KEPT = Duration.ofDays(28);

    private static final String SELECT =
            "SELECT id, station_id, span_start, quarter_at, reporter_id, answer FROM empty_report ";

    public Future<Forecast> load(SqlClient sql, Openings openings) {
        return sql.preparedQuery(SELECT + "WHERE span_start > ? ORDER BY id")
                .mapping(EmptyReportStore::report)
                .execute(Tuple.of(Rows.utc(openings.now().minus(KEPT))))
                .map(rows -> new Forecast(Rows.list(rows), openings));
    }

    Future<List<EmptyReport>> ofStation(SqlClient sql, long stationId, Instant after) {
        return sql.preparedQuery(SELECT + "WHERE station_id = ? AND span_start > ? ORDER BY id DESC LIMIT 200")
                .mapping(EmptyReportStore::report)
                .execute(Tuple.of(stationId, Rows.utc(after)))
                .map(Rows::list);
    }

    Future<Optional<EmptyReport>> find(SqlClient sql, long id) {
        return sql.preparedQuery(SELECT + "WHERE id = ?")
                .mapping(EmptyReportStore::report)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** Of how many spans the resident has reported since then. */
    Future<Integer> reportedBy(SqlClient sql, long reporterId, Instant since) {
        return sql.preparedQuery("SELECT id FROM empty_report WHERE reporter_id = ? AND quarter_at > ?")
                .execute(Tuple.of(reporterId, Rows.utc(since)))
                .map(rows -> rows.size());
    }

    /** Whether it is the resident's first of the span. */
    Future<Boolean> add(SqlClient tx, long stationId, Instant spanStart, Instant quarterAt, long reporterId) {
        return tx.preparedQuery("""
                        INSERT IGNORE INTO empty_report (station_id, span_start, quarter_at, reporter_id)
                        VALUES (?, ?, ?, ?)
                        """)
                .execute(Tuple.of(stationId, Rows.utc(spanStart), Rows.utc(quarterAt), reporterId))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Answers all reports of that span. */
    Future<Void> answer(SqlClient tx, long stationId, Instant spanStart, String answer) {
        return tx.preparedQuery("UPDATE empty_report SET answer = ? WHERE station_id = ? AND span_start = ?")
                .execute(Tuple.of(answer, stationId, Rows.utc(spanStart)))
                .mapEmpty();
    }

    /** At most 1000 at once. */
    Future<Integer> forget(SqlClient tx, Instant before) {
        return tx.preparedQuery("DELETE FROM empty_report WHERE span_start <= ? LIMIT 1000")
                .execute(Tuple.of(Rows.utc(before)))
                .map(rows -> rows.rowCount());
    }

    private static EmptyReport report(Row row) {
        return new EmptyReport(
                row.getLong("id"),
                row.getLong("station_id"),
                Rows.instant(row, "span_start"),
                Rows.instant(row, "quarter_at"),
                row.getLong("reporter_id"),
                row.getString("answer"));
    }
}
