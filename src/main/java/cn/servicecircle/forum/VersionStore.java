package cn.servicecircle.forum;

import cn.servicecircle.moderation.Forgetting;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What posts said before, in SQL: as long as it is evidence. */
final class VersionStore {

    /** @param title null of a comment */
    record Version(String title, String body, Instant replacedAt) {}

    Future<Void> add(SqlClient tx, String kind, long id, Version before) {
        return tx.preparedQuery("""
                        INSERT INTO post_version (subject_kind, subject_id, title, body, replaced_at, kept_until)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        kind,
                        id,
                        before.title(),
                        before.body(),
                        Rows.utc(before.replacedAt()),
                        Rows.utc(before.replacedAt().plus(Forgetting.EVIDENCE))))
                .mapEmpty();
    }

    /** The oldest first. */
    Future<List<Version>> of(SqlClient sql, String kind, long id) {
        return sql.preparedQuery("""
                        SELECT title, body, replaced_at FROM post_version WHERE subject_kind = ? AND subject_id = ? ORDER BY id
                        """)
                .mapping(row ->
                        new Version(row.getString("title"), row.getString("body"), Rows.instant(row, "replaced_at")))
                .execute(Tuple.of(kind, id))
                .map(Rows::list);
    }

    /**
     * A post that said something else before.
     *
     * @param topicId of a comment; null of a topic
     */
    record Reworded(long id, Long topicId) {
        /** Where moderators read it. */
        String path() {
            return topicId == null
                    ? "/topics/" + id + "/versions"
                    : "/topics/" + topicId + "/comments/" + id + "/versions";
        }
    }

    /** Those of these posts. */
    Future<List<Reworded>> reworded(SqlClient sql, String kind, Collection<Long> ids) {
        Tuple values = Tuple.of(kind);
        ids.forEach(values::addLong);
        return sql.preparedQuery("""
                        SELECT DISTINCT v.subject_id, c.topic_id
                        FROM post_version v
                        LEFT JOIN topic_comment c ON v.subject_kind = 'comment' AND c.id = v.subject_id
                        WHERE v.subject_kind = ? AND v.subject_id IN (%s)
                        """.formatted(Rows.marks(ids)))
                .mapping(row -> new Reworded(row.getLong("subject_id"), row.getLong("topic_id")))
                .execute(values)
                .map(Rows::list);
    }
}
