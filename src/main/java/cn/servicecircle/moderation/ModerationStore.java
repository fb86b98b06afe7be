package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The queue in SQL. A moderator reaches only cases of the areas that the role reaches. */
public final class ModerationStore {
    private static final String SELECT = """
            SELECT m.id, m.subject_kind, m.subject_id, m.area_id, m.author_id, p.display_name, m.text, m.machine_says,
                   m.state, m.clause, m.reason, m.opened_at, m.decided_at
            FROM moderation m
            JOIN person p ON p.id = m.author_id
            WHERE EXISTS (
                SELECT 1
                FROM area_reach r
                WHERE r.person_id = ? AND r.role = 'moderator' AND r.area_id = m.area_id)
            """;

    Future<Void> open(SqlClient tx, Subject subject, String text, Verdict verdict, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO moderation
                          (subject_kind, subject_id, area_id, author_id, text, machine_says, state, opened_at)
                        VALUES (?, ?, ?, ?, ?, ?, 'open', ?)
                        """)
                .execute(Tuple.of(
                        subject.kind(),
                        subject.id(),
                        subject.areaId(),
                        subject.authorId(),
                        text,
                        verdict.word(),
                        Rows.utc(now)))
                .mapEmpty();
    }

    Future<List<Moderation>> list(SqlClient sql, Caller moderator, String state, Page page) {
        return sql.preparedQuery(SELECT + " AND m.state = ? AND m.id > ? ORDER BY m.id LIMIT ?")
                .mapping(ModerationStore::moderation)
                .execute(Tuple.of(moderator.personId(), state, page.beyond(), page.fetch()))
                .map(Rows::list);
    }

    Future<Optional<Moderation>> find(SqlClient sql, long id, Caller moderator) {
        return sql.preparedQuery(SELECT + " AND m.id = ?")
                .mapping(ModerationStore::moderation)
                .execute(Tuple.of(moderator.personId(), id))
                .map(Rows::first);
    }

    /** Whether the case was open until this decision; it is locked from here on. */
    Future<Boolean> decide(SqlClient tx, long id, Caller moderator, Decision decision, Instant now) {
        return tx.preparedQuery("""
                        UPDATE moderation
                        SET state = ?, clause = ?, reason = ?, moderator_id = ?, decided_at = ?
                        WHERE id = ? AND state = 'open'
                        """)
                .execute(Tuple.of(
                        decision.publishes() ? "published" : "hidden",
                        decision.clause(),
                        decision.reason(),
                        moderator.personId(),
                        Rows.utc(now),
                        id))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Moderation moderation(Row row) {
        return new Moderation(
                new Subject(
                        row.getString("subject_kind"),
                        row.getLong("subject_id"),
                        row.getLong("area_id"),
                        row.getLong("author_id")),
                row.getLong("id"),
                row.getString("display_name"),
                row.getString("text"),
                row.getString("machine_says"),
                row.getString("state"),
                row.getString("clause"),
                row.getString("reason"),
                Rows.instant(row, "opened_at"),
                Rows.instant(row, "decided_at"));
    }
}
