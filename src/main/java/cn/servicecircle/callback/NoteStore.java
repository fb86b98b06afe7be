package cn.servicecircle.callback;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** The notes of callbacks in SQL. */
public final class NoteStore {

    Future<Void> add(SqlClient tx, long callbackId, Note.Kind kind, long authorId, Instant now, String text) {
        return tx.preparedQuery(
                        "INSERT INTO callback_note (callback_id, kind, author_id, at, text) VALUES (?, ?, ?, ?, ?)")
                .execute(Tuple.of(callbackId, kind.word(), authorId, Rows.utc(now), text))
                .mapEmpty();
    }

    /** In the order in which they were written. */
    Future<List<Note>> of(SqlClient sql, long callbackId) {
        return sql.preparedQuery("""
                        SELECT n.kind, n.at, p.display_name, n.text
                        FROM callback_note n
                        JOIN person p ON p.id = n.author_id
                        WHERE n.callback_id = ?
                        ORDER BY n.id
                        """)
                .mapping(row -> new Note(
                        Worded.of(Note.Kind.class, row.getString("kind")),
                        Rows.instant(row, "at"),
                        row.getString("display_name"),
                        row.getString("text")))
                .execute(Tuple.of(callbackId))
                .map(Rows::list);
    }
}
