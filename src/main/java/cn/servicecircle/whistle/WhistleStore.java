package cn.servicecircle.whistle;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.ladder.Rung;
import cn.servicecircle.ladder.Told;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whistles and their calls in SQL. */
public final class WhistleStore {

    Future<Void> add(SqlClient tx, Whistle whistle) {
        return tx.preparedQuery("INSERT INTO whistle (errand_id, area_id, lead_body_id, blown_at) VALUES (?, ?, ?, ?)")
                .execute(Tuple.of(
                        whistle.errandId(), whistle.areaId(), whistle.leadBodyId(), Rows.utc(whistle.blownAt())))
                .mapEmpty();
    }

    /** @param alarm when the clock brings it something next, or null */
    Future<Void> addCall(SqlClient tx, BodyCall call, Instant alarm) {
        return tx.preparedQuery("""
                        INSERT INTO body_call (errand_id, body_id, asked, limit_days, called_at, state, alarm_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                                call.errandId(),
                                call.body().id(),
                                call.asked(),
                                call.limitDays(),
                                Rows.utc(call.calledAt()),
                                call.state().word())
                        .addLocalDateTime(Rows.utc(alarm)))
                .mapEmpty();
    }

    Future<Void> saveCall(SqlClient tx, BodyCall call, Instant alarm) {
        Rung rung = call.told().rung();
        return tx.preparedQuery("""
                        UPDATE body_call
                        SET state = ?, acknowledged_by = ?, acknowledged_at = ?, answer = ?, ended_at = ?, rung = ?,
                            rung_at = ?, alarm_at = ?
                        WHERE id = ?
                        """)
                .execute(Tuple.of(call.state().word(), call.acknowledgedBy())
                        .addLocalDateTime(Rows.utc(call.acknowledgedAt()))
                        .addString(call.answer())
                        .addLocalDateTime(Rows.utc(call.endedAt()))
                        .addString(rung == null ? null : rung.word())
                        .addLocalDateTime(Rows.utc(call.told().at()))
                        .addLocalDateTime(Rows.utc(alarm))
                        .addLong(call.id()))
                .mapEmpty();
    }

    Future<Void> saveAlarm(SqlClient tx, long callId, Instant alarm) {
        return tx.preparedQuery("UPDATE body_call SET alarm_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(alarm), callId))
                .mapEmpty();
    }

    Future<Void> saveLead(SqlClient tx, Whistle whistle) {
        return tx.preparedQuery("UPDATE whistle SET lead_body_id = ? WHERE errand_id = ?")
                .execute(Tuple.of(whistle.leadBodyId(), whistle.errandId()))
                .mapEmpty();
    }

    /** The whistle that was blown over an errand, with its calls in the order in which they were made. */
    Future<Optional<Whistle>> find(SqlClient sql, long errandId) {
        return sql.preparedQuery("""
                        SELECT errand_id, area_id, lead_body_id, blown_at FROM whistle WHERE errand_id = ?
                        """)
                .mapping(row -> new Whistle(
                        row.getLong("errand_id"),
                        row.getLong("area_id"),
                        row.getLong("lead_body_id"),
                        Rows.instant(row, "blown_at"),
                        List.of()))
                .execute(Tuple.of(errandId))
                .map(Rows::first)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : calls(sql, errandId).map(calls -> found.map(whistle -> whistle.with(calls))));
    }

    private static Future<List<BodyCall>> calls(SqlClient sql, long errandId) {
        return sql.preparedQuery("""
                        SELECT c.id, c.errand_id, c.asked, c.limit_days, c.called_at, c.state, c.acknowledged_by,
                               c.acknowledged_at, c.answer, c.ended_at, c.rung, c.rung_at,
                               b.id AS body_id, b.name, b.contact, b.active
                        FROM body_call c
                        JOIN body b ON b.id = c.body_id
                        WHERE c.errand_id = ?
                        ORDER BY c.id
                        """)
                .mapping(WhistleStore::call)
                .execute(Tuple.of(errandId))
                .map(Rows::list);
    }

    /** Calls to which the clock has brought something, the longest waiting first. */
    Future<List<Long>> alarmed(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM body_call WHERE alarm_at <= ? ORDER BY alarm_at LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    /** Locks such a call and its errand, and tells which that is; none when somebody else attends to either. */
    Future<Optional<Long>> lockAlarmed(SqlClient tx, long callId, Instant now) {
        return tx.preparedQuery("""
                        SELECT e.id
                        FROM body_call c
                        JOIN errand e ON e.id = c.errand_id
                        WHERE c.id = ? AND c.alarm_at <= ?
                        FOR UPDATE SKIP LOCKED
                        """)
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(callId, Rows.utc(now)))
                .map(Rows::first);
    }

    private static BodyCall call(Row row) {
        String rung = row.getString("rung");
        return new BodyCall(
                row.getLong("id"),
                row.getLong("errand_id"),
                new Body(
                        row.getLong("body_id"),
                        row.getString("name"),
                        row.getString("contact"),
                        row.getBoolean("active")),
                row.getString("asked"),
                row.getInteger("limit_days"),
                Rows.instant(row, "called_at"),
                Worded.of(BodyCall.State.class, row.getString("state")),
                row.getString("acknowledged_by"),
                Rows.instant(row, "acknowledged_at"),
                row.getString("answer"),
                Rows.instant(row, "ended_at"),
                rung == null ? Told.NOTHING : new Told(Worded.of(Rung.class, rung), Rows.instant(row, "rung_at")));
    }
}
