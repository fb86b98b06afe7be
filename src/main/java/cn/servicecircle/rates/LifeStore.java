package cn.servicecircle.rates;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.rates.Life.Happened;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In SQL: the errands that are to be counted anew, each with all its events. */
public final class LifeStore {
    /** With an event that was not known when they were counted. */
    private static final String CHANGED = """
            SELECT DISTINCT w.errand_id
            FROM errand_event w
            LEFT JOIN rate_errand c ON c.errand_id = w.errand_id
            WHERE w.id > ? AND w.id <= ? AND (c.last_event IS NULL OR c.last_event < w.id)
            """;
    /** Without an event: their response limit is over. */
    private static final String OVERDUE = """
            SELECT errand_id
            FROM rate_errand
            WHERE look_again_at <= ?
            ORDER BY look_again_at
            LIMIT ?
            """;

    /**
     * One errand.
     *
     * @param before what it counted as until now, or null
     */
    record Recount(Life life, Counted before) {}

    /** Those with an event in a stretch of events, whose first one is excluded and last one included. */
    Future<List<Recount>> changed(SqlClient tx, long after, long upTo) {
        return read(tx, CHANGED, Tuple.of(after, upTo));
    }

    Future<List<Recount>> overdue(SqlClient tx, Instant now, int limit) {
        return read(tx, OVERDUE, Tuple.of(Rows.utc(now), limit));
    }

    /** One statement, so that row and events are of the same moment. */
    private static Future<List<Recount>> read(SqlClient tx, String which, Tuple values) {
        return tx.preparedQuery("""
                        SELECT e.id AS errand_id, e.station_id, e.service_item_id, e.item_version, e.filed_at, e.state, e.grade,
                               v.id AS event_id, v.kind, v.at,
                               b.last_event, b.station_id AS station_before, b.month, b.look_again_at, %s
                        FROM (%s) these
                        JOIN errand e ON e.id = these.errand_id AND e.part_of IS NULL
                        JOIN errand_event v ON v.errand_id = e.id
                        LEFT JOIN rate_errand b ON b.errand_id = e.id
                        ORDER BY e.id, v.id
                        """.formatted(Measure.list(column -> "b." + column), which))
                .execute(values)
                .map(LifeStore::recounts);
    }

    private static List<Recount> recounts(RowSet<Row> rows) {
        Map<Long, List<Row>> byErrand = new LinkedHashMap<>();
        rows.forEach(row -> byErrand.computeIfAbsent(row.getLong("errand_id"), id -> new ArrayList<>())
                .add(row));
        return byErrand.values().stream()
                .map(errand -> new Recount(life(errand), before(errand.get(0))))
                .toList();
    }

    private static Life life(List<Row> rows) {
        Row last = rows.get(rows.size() - 1);
        return new Life(
                last.getLong("errand_id"),
                last.getLong("station_id"),
                last.getLong("service_item_id"),
                last.getInteger("item_version"),
                Rows.instant(last, "filed_at"),
                last.getString("state"),
                last.getInteger("grade"),
                last.getLong("event_id"),
                rows.stream()
                        .map(row -> new Happened(Worded.of(Kind.class, row.getString("kind")), Rows.instant(row, "at")))
                        .toList());
    }

    private static Counted before(Row row) {
        Long station = row.getLong("station_before");
        if (station == null) {
            return null;
        }
        return new Counted(
                row.getLong("errand_id"),
                row.getLong("last_event"),
                new Cell(station, row.getLong("service_item_id"), YearMonth.from(row.getLocalDate("month"))),
                CountStore.counts(row),
                Rows.instant(row, "look_again_at"));
    }
}
