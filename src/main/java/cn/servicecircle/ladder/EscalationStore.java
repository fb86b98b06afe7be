package cn.servicecircle.ladder;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What was reported to which level and is not settled, in SQL. */
public final class EscalationStore {

    /**
     * What a level was told of, with what is true of it now.
     *
     * @param responsibleName of the errand, null while nobody has claimed it
     * @param bodyName        where it is a body's call, else null
     */
    record Escalated(
            long id,
            Subject subject,
            LocalDate lastDay,
            Instant at,
            String trackingNumber,
            long itemId,
            String responsibleName,
            String bodyName) {}

    Future<Void> add(SqlClient tx, Subject subject, long areaId, LocalDate lastDay, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO escalation (errand_id, call_id, area_id, last_day, at) VALUES (?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(subject.errandId(), subject.callId(), areaId, lastDay, Rows.utc(now)))
                .mapEmpty();
    }

    /** The areas that were told, in order. */
    Future<List<Long>> levels(SqlClient tx, Subject subject) {
        return tx.preparedQuery("SELECT area_id FROM escalation WHERE errand_id = ? AND call_id <=> ? ORDER BY id")
                .mapping(row -> row.getLong("area_id"))
                .execute(Tuple.of(subject.errandId(), subject.callId()))
                .map(Rows::list);
    }

    /** For a time limit that ended; the next one starts anew. */
    public Future<Void> settle(SqlClient tx, Subject subject) {
        return tx.preparedQuery("DELETE FROM escalation WHERE errand_id = ? AND call_id <=> ?")
                .execute(Tuple.of(subject.errandId(), subject.callId()))
                .mapEmpty();
    }

    /** The newest first; without the calls to an errand that needs nothing more. */
    Future<List<Escalated>> ofArea(SqlClient sql, long areaId, Page page) {
        return sql.preparedQuery("""
                        SELECT x.id, x.errand_id, x.call_id, x.last_day, x.at, e.tracking_number, e.service_item_id,
                               p.display_name AS responsible_name, b.name AS body_name
                        FROM escalation x
                        JOIN errand e ON e.id = x.errand_id
                        LEFT JOIN person p ON p.id = e.responsible_id
                        LEFT JOIN body_call c ON c.id = x.call_id
                        LEFT JOIN body b ON b.id = c.body_id
                        WHERE x.area_id = ? AND x.id < ?
                          AND e.state IN ('filed', 'handed-over', 'accepted', 'in-progress', 'waiting')
                        ORDER BY x.id DESC
                        LIMIT ?
                        """)
                .mapping(EscalationStore::escalated)
                .execute(Tuple.of(areaId, page.before(), page.fetch()))
                .map(Rows::list);
    }

    private static Escalated escalated(Row row) {
        return new Escalated(
                row.getLong("id"),
                new Subject(row.getLong("errand_id"), row.getLong("call_id")),
                row.getLocalDate("last_day"),
                Rows.instant(row, "at"),
                row.getString("tracking_number"),
                row.getLong("service_item_id"),
                row.getString("responsible_name"),
                row.getString("body_name"));
    }
}
