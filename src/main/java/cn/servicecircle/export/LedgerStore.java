package cn.servicecircle.export;

import cn.servicecircle.csv.Month;
import cn.servicecircle.csv.WholeList;
import cn.servicecircle.errand.ListStore;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** A station's ledger in SQL, and who has taken it out. */
final class LedgerStore {

    /** One errand of the ledger. */
    record Line(
            long id,
            String trackingNumber,
            long itemId,
            String principalName,
            String description,
            String responsibleName,
            String state,
            String outcome,
            String result,
            Integer grade,
            Instant filedAt,
            Instant claimedAt,
            Instant dueAt,
            Instant endedAt) {}

    /** A piece of a month's, in the order of filing. */
    Future<List<Line>> ofMonth(SqlClient sql, long stationId, Month month, Line after) {
        return sql.preparedQuery("""
                        SELECT e.id, e.tracking_number, e.service_item_id, p.display_name AS principal_name, e.description,
                               r.display_name AS responsible_name, e.state, e.outcome, e.result, e.grade, e.filed_at,
                               e.due_at,
                               (SELECT MIN(v.at) FROM errand_event v WHERE v.errand_id = e.id AND v.kind = 'claimed')
                                 AS claimed_at,
                               (SELECT MAX(v.at) FROM errand_event v WHERE v.errand_id = e.id
                                  AND v.kind IN ('completed', 'closed', 'refused', 'cancelled')) AS ended_at
                        FROM errand e FORCE INDEX (errand_of_station)
                        JOIN person p ON p.id = e.principal_id
                        LEFT JOIN person r ON r.id = e.responsible_id
                        """ + " WHERE " + ListStore.NOT_KEPT_FROM_STATION + """
                          AND e.station_id = ? AND e.id > ? AND e.filed_at >= ? AND e.filed_at < ?
                        ORDER BY e.id
                        LIMIT ?
                        """)
                .mapping(LedgerStore::line)
                .execute(Tuple.of(
                        stationId,
                        after == null ? 0L : after.id(),
                        Rows.utc(month.from()),
                        Rows.utc(month.to()),
                        WholeList.PIECE))
                .map(Rows::list);
    }

    Future<Void> record(SqlClient tx, long personId, long stationId, Month month, int errands, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO ledger_export (person_id, station_id, month, errands, exported_at)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(personId, stationId, month.name(), errands, Rows.utc(now)))
                .mapEmpty();
    }

    private static Line line(Row row) {
        return new Line(
                row.getLong("id"),
                row.getString("tracking_number"),
                row.getLong("service_item_id"),
                row.getString("principal_name"),
                row.getString("description"),
                row.getString("responsible_name"),
                row.getString("state"),
                row.getString("outcome"),
                row.getString("result"),
                row.getInteger("grade"),
                Rows.instant(row, "filed_at"),
                Rows.instant(row, "claimed_at"),
                Rows.instant(row, "due_at"),
                Rows.instant(row, "ended_at"));
    }
}
