package cn.servicecircle.errand;

import cn.servicecircle.errand.Alarms.Moments;
import cn.servicecircle.errand.Errand.Filing;
import cn.servicecircle.errand.Errand.Outcome;
import cn.servicecircle.errand.Errand.Rating;
import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Errands in SQL, one at a time. */
public final class ErrandStore {
    private static final String COLUMNS = """
            SELECT e.id, e.tracking_number, e.part_of, e.principal_id, e.service_item_id, e.item_version, e.description,
                   e.answers, e.confidential, e.filed_at, e.station_id, e.level_area_id, e.from_station_id, e.from_level_area_id, e.state,
                   e.responsible_id, e.result, e.outcome, e.grade, e.rating_comment, e.due_at
            """;
    /** With the display names of its people, for {@link #named}. */
    static final String NAMED = namedAlong("");

    /** @param index names those to go along, or nothing */
    static String namedAlong(String index) {
        return COLUMNS + """
                       , p.display_name AS principal_name, r.display_name AS responsible_name
                FROM errand e %s
                JOIN person p ON p.id = e.principal_id
                LEFT JOIN person r ON r.id = e.responsible_id
                """.formatted(index);
    }

    /**
     * An errand with the display names of its people.
     *
     * @param due             when the time limit that runs is over, or null
     * @param responsibleName null until it is claimed
     */
    record Named(Errand errand, Instant due, String principalName, String responsibleName) {}

    /** The id of the new row. */
    Future<Long> add(SqlClient sql, Filing filing, Desk desk, Moments moments) {
        return sql.preparedQuery("""
                        INSERT INTO errand
                          (tracking_number, part_of, principal_id, service_item_id, item_version, description, answers, confidential,
                           station_id, level_area_id, state, due_at, alarm_at, filed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'filed', ?, ?, ?)
                        """)
                .execute(Tuple.of(
                                filing.trackingNumber(),
                                filing.partOf(),
                                filing.principalId(),
                                filing.itemId(),
                                filing.itemVersion(),
                                filing.description())
                        .addString(
                                filing.answers().isEmpty()
                                        ? null
                                        : Json.encode(filing.answers()).toString())
                        .addBoolean(filing.confidential())
                        .addLong(desk.stationId())
                        .addLong(desk.levelAreaId())
                        .addLocalDateTime(Rows.utc(moments.due()))
                        .addLocalDateTime(Rows.utc(moments.alarm()))
                        .addLocalDateTime(Rows.utc(filing.at())))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** Whether {@link #add} failed because somebody has the tracking number already. */
    static boolean isTaken(Throwable failure) {
        return Database.isDuplicate(failure);
    }

    Future<Optional<Errand>> lock(SqlClient tx, long id) {
        return tx.preparedQuery(COLUMNS + " FROM errand e WHERE e.id = ? FOR UPDATE")
                .mapping(ErrandStore::errand)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** Those to which the clock has brought something, the longest waiting first. */
    Future<List<Long>> alarmed(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM errand WHERE alarm_at <= ? ORDER BY alarm_at LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    /** Whether the clock has still brought it something, and nobody else attends to it: then it is locked. */
    Future<Boolean> lockAlarmed(SqlClient tx, long id, Instant now) {
        return tx.preparedQuery("SELECT id FROM errand WHERE id = ? AND alarm_at <= ? FOR UPDATE SKIP LOCKED")
                .execute(Tuple.of(id, Rows.utc(now)))
                .map(rows -> rows.size() == 1);
    }

    Future<Void> saveAlarm(SqlClient tx, long id, Instant alarm) {
        return tx.preparedQuery("UPDATE errand SET alarm_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(alarm), id))
                .mapEmpty();
    }

    Future<Void> save(SqlClient tx, Errand errand, Moments moments) {
        Desk cameFrom = errand.cameFrom();
        Rating rating = errand.rating();
        return tx.preparedQuery("""
                        UPDATE errand
                        SET station_id = ?, level_area_id = ?, from_station_id = ?, from_level_area_id = ?, state = ?,
                            responsible_id = ?, result = ?, outcome = ?, grade = ?, rating_comment = ?, due_at = ?,
                            alarm_at = ?
                        WHERE id = ?
                        """)
                .execute(Tuple.of(
                                errand.desk().stationId(),
                                errand.desk().levelAreaId(),
                                cameFrom == null ? null : cameFrom.stationId(),
                                cameFrom == null ? null : cameFrom.levelAreaId(),
                                errand.state().word(),
                                errand.responsibleId())
                        .addString(errand.result())
                        .addString(
                                errand.outcome() == null
                                        ? null
                                        : errand.outcome().word())
                        .addInteger(rating == null ? null : rating.grade())
                        .addString(rating == null ? null : rating.comment())
                        .addLocalDateTime(Rows.utc(moments.due()))
                        .addLocalDateTime(Rows.utc(moments.alarm()))
                        .addLong(errand.id()))
                .mapEmpty();
    }

    Future<Optional<Named>> find(SqlClient sql, long id) {
        return sql.preparedQuery(NAMED + " WHERE e.id = ?")
                .mapping(ErrandStore::named)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<Optional<Long>> findByNumber(SqlClient sql, String trackingNumber) {
        return sql.preparedQuery("SELECT id FROM errand WHERE tracking_number = ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(trackingNumber))
                .map(Rows::first);
    }

    /** What an errand was split into, in the order of filing. */
    Future<List<Named>> partsOf(SqlClient sql, long id) {
        return sql.preparedQuery(NAMED + " WHERE e.part_of = ? ORDER BY e.id")
                .mapping(ErrandStore::named)
                .execute(Tuple.of(id))
                .map(Rows::list);
    }

    static Named named(Row row) {
        return new Named(
                errand(row),
                Rows.instant(row, "due_at"),
                row.getString("principal_name"),
                row.getString("responsible_name"));
    }

    private static Errand errand(Row row) {
        Integer grade = row.getInteger("grade");
        Long from = row.getLong("from_station_id");
        String outcome = row.getString("outcome");
        return new Errand(
                row.getLong("id"),
                filing(row),
                new Desk(row.getLong("station_id"), row.getLong("level_area_id")),
                from == null ? null : new Desk(from, row.getLong("from_level_area_id")),
                Worded.of(State.class, row.getString("state")),
                row.getLong("responsible_id"),
                row.getString("result"),
                outcome == null ? null : Worded.of(Outcome.class, outcome),
                grade == null ? null : new Rating(grade, row.getString("rating_comment")));
    }

    @SuppressWarnings("unchecked") // as Json.encode has written them
    private static Map<String, Object> answers(String json) {
        return json == null ? Map.of() : Json.read(json, Map.class);
    }

    private static Filing filing(Row row) {
        return new Filing(
                row.getString("tracking_number"),
                row.getLong("part_of"),
                row.getLong("principal_id"),
                row.getLong("service_item_id"),
                row.getInteger("item_version"),
                row.getString("description"),
                answers(row.getString("answers")),
                row.getBoolean("confidential"),
                Rows.instant(row, "filed_at"));
    }
}
