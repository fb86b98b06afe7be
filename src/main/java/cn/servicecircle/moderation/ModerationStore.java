package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The queue in SQL. */
public final class ModerationStore {
    private static final String COLUMNS = """
            SELECT m.id, m.subject_kind, m.subject_id, m.area_id, m.author_id, p.display_name, m.text, m.machine_says,
                   m.state, m.clause, m.reason, m.opened_at, m.decided_at
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

    /** Those of the areas and of all below them. Walks the queue and skips what is not theirs, so a long queue is dear. */
    Future<List<Moderation>> list(SqlClient sql, List<Long> areas, String state, Page page) {
        String nodes = String.join(", ", Collections.nCopies(areas.size(), "?"));
        Tuple values = Tuple.of(state, page.beyond());
        areas.forEach(values::addLong);
        return sql.preparedQuery(COLUMNS + """
                        FROM moderation m FORCE INDEX (moderation_queue)
                        JOIN person p ON p.id = m.author_id
                        WHERE m.state = ? AND m.id > ?
                          AND EXISTS (SELECT 1 FROM area_closure c
                                      WHERE c.descendant_id = m.area_id AND c.ancestor_id IN (%s))
                        ORDER BY m.id
                        LIMIT ?
                        """.formatted(nodes))
                .mapping(ModerationStore::moderation)
                .execute(values.addInteger(page.fetch()))
                .map(Rows::list);
    }

    Future<Optional<Moderation>> find(SqlClient sql, long id) {
        return sql.preparedQuery(COLUMNS + "FROM moderation m JOIN person p ON p.id = m.author_id WHERE m.id = ?")
                .mapping(ModerationStore::moderation)
                .execute(Tuple.of(id))
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
