package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** What was decided, in SQL: the public log, without anybody's words or name. */
final class EventStore {

    /** What happened. */
    enum Kind implements Worded {
        HIDDEN("不予发布"),
        COVERED("举报较多，先收起等审核"),
        KEPT("举报后保留"),
        UPHELD("申诉后维持"),
        OVERTURNED("申诉后恢复"),
        SANCTIONED("限制发言"),
        SANCTION_UPHELD("申诉后维持限制"),
        SANCTION_LIFTED("申诉后解除限制");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * An entry of the log.
     *
     * @param subject topic, comment, answer or help
     */
    record Event(long id, long areaId, Kind kind, String subject, String clause, String reason, Instant at) {}

    /** @param actorId null where it happened by rule */
    Future<Void> add(SqlClient tx, Long caseId, Long sanctionId, Event event, Long actorId) {
        return tx.preparedQuery("""
                        INSERT INTO moderation_event (case_id, sanction_id, area_id, kind, subject, clause, reason, actor_id, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        caseId,
                        sanctionId,
                        event.areaId(),
                        event.kind().word(),
                        event.subject(),
                        event.clause(),
                        event.reason(),
                        actorId,
                        Rows.utc(event.at())))
                .mapEmpty();
    }

    /** Whether the person hid what the case is about, and an appeal restored it. */
    Future<Boolean> isOverruled(SqlClient sql, long caseId, long personId) {
        return sql.preparedQuery("""
                        SELECT 1
                        FROM moderation_event h
                        JOIN moderation_event o ON o.case_id = h.case_id AND o.id > h.id AND o.kind = 'overturned'
                        WHERE h.case_id = ? AND h.kind = 'hidden' AND h.actor_id = ?
                        LIMIT 1
                        """).execute(Tuple.of(caseId, personId)).map(rows -> rows.size() > 0);
    }

    /** Of the area and all below it, the newest first. */
    Future<List<Event>> log(SqlClient sql, long areaId, Page page) {
        return sql.preparedQuery("""
                        SELECT e.id, e.area_id, e.kind, e.subject, e.clause, e.reason, e.at
                        FROM moderation_event e
                        JOIN area_closure c ON c.descendant_id = e.area_id AND c.ancestor_id = ?
                        WHERE e.id < ?
                        ORDER BY e.id DESC
                        LIMIT ?
                        """)
                .mapping(row -> new Event(
                        row.getLong("id"),
                        row.getLong("area_id"),
                        Worded.of(Kind.class, row.getString("kind")),
                        row.getString("subject"),
                        row.getString("clause"),
                        row.getString("reason"),
                        Rows.instant(row, "at")))
                .execute(Tuple.of(areaId, page.before(), page.fetch()))
                .map(Rows::list);
    }
}
