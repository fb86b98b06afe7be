package cn.servicecircle.forum;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** What posts said before, in SQL. */
final class VersionStore {

    /** @param title null of a comment */
    record Version(String title, String body, Instant replacedAt) {}

    Future<Void> add(SqlClient tx, String kind, long id, Version before) {
        return tx.preparedQuery("""
                        INSERT INTO post_version (subject_kind, subject_id, title, body, replaced_at) VALUES (?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(kind, id, before.title(), before.body(), Rows.utc(before.replacedAt())))
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
}
