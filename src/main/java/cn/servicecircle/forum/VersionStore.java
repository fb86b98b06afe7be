package cn.servicecircle.forum;

import cn.servicecircle.moderation.Forgetting;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
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

    Future<List<Long>> due(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM post_version WHERE kept_until <= ? ORDER BY kept_until LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    Future<Void> delete(SqlClient tx, long versionId) {
        return tx.preparedQuery("DELETE FROM post_version WHERE id = ?")
                .execute(Tuple.of(versionId))
                .mapEmpty();
    }

    Future<Void> keep(SqlClient tx, long versionId, Instant until) {
        return tx.preparedQuery("UPDATE post_version SET kept_until = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(until), versionId))
                .mapEmpty();
    }
}
