package cn.servicecircle.custody;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.custody.Movement.Acknowledgement;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Originals and their ledger in SQL: rows are added, and none is ever changed. */
public final class CustodyStore {

    /** The id of the new row. */
    Future<Long> addOriginal(SqlClient tx, long errandId, Received received) {
        return tx.preparedQuery(
                        "INSERT INTO custody_original (errand_id, name, kind, condition_note) VALUES (?, ?, ?, ?)")
                .execute(Tuple.of(errandId, received.name(), received.kind().word(), received.note()))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    Future<Void> addMovement(
            SqlClient tx, long originalId, Movement.Kind kind, Moved moved, long staffId, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO custody_movement (original_id, kind, at_station, at_body, with_whom, staff_id, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                                originalId,
                                kind.word(),
                                kind.atStation(moved.count()),
                                kind.atBody(moved.count()),
                                moved.withWhom())
                        .addLong(staffId)
                        .addLocalDateTime(Rows.utc(now)))
                .mapEmpty();
    }

    Future<Void> addAcknowledgement(SqlClient tx, long movementId, long personId, boolean atCounter, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO custody_acknowledgement (movement_id, person_id, at_counter, at) VALUES (?, ?, ?, ?)
                        """)
                .execute(Tuple.of(movementId, personId, atCounter, Rows.utc(now)))
                .mapEmpty();
    }

    /** Of one errand, in the order in which they were received. */
    Future<List<Original>> ofErrand(SqlClient sql, long errandId) {
        return sql.preparedQuery("""
                        SELECT o.id, o.name, o.kind, o.condition_note,
                               m.id AS movement_id, m.kind AS movement_kind, m.at_station, m.at_body, m.with_whom, m.at,
                               s.display_name AS staff_name,
                               a.at AS acknowledged_at, a.at_counter, p.display_name AS acknowledged_by
                        FROM custody_original o
                        JOIN custody_movement m ON m.original_id = o.id
                        JOIN person s ON s.id = m.staff_id
                        LEFT JOIN custody_acknowledgement a ON a.movement_id = m.id
                        LEFT JOIN person p ON p.id = a.person_id
                        WHERE o.errand_id = ?
                        ORDER BY o.id, m.id
                        """)
                .mapping(Line::of)
                .execute(Tuple.of(errandId))
                .map(rows -> originals(Rows.list(rows)));
    }

    /** @param original without its movements */
    private record Line(Original original, Movement movement) {
        static Line of(Row row) {
            return new Line(
                    new Original(
                            row.getLong("id"),
                            row.getString("name"),
                            Worded.of(Original.Kind.class, row.getString("kind")),
                            row.getString("condition_note"),
                            List.of()),
                    movementOf(row));
        }
    }

    private static Movement movementOf(Row row) {
        Instant acknowledged = Rows.instant(row, "acknowledged_at");
        return new Movement(
                row.getLong("movement_id"),
                Worded.of(Movement.Kind.class, row.getString("movement_kind")),
                row.getInteger("at_station"),
                row.getInteger("at_body"),
                row.getString("with_whom"),
                row.getString("staff_name"),
                Rows.instant(row, "at"),
                acknowledged == null
                        ? null
                        : new Acknowledgement(
                                row.getString("acknowledged_by"), row.getBoolean("at_counter"), acknowledged));
    }

    private static List<Original> originals(List<Line> lines) {
        Map<Original, List<Movement>> ledgers = lines.stream()
                .collect(groupingBy(Line::original, LinkedHashMap::new, mapping(Line::movement, toList())));
        return ledgers.entrySet().stream()
                .map(entry -> entry.getKey().with(entry.getValue()))
                .toList();
    }
}
