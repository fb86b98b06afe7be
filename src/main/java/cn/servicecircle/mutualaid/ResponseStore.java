package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was answered to a help, in SQL; what is sealed stays sealed here. */
final class ResponseStore {
    private static final String COLUMNS = """
            SELECT r.id, r.help_id, r.person_id, p.display_name, r.state, r.message, r.contact, r.author_contact, r.responded_at
            FROM help_response r
            JOIN person p ON p.id = r.person_id
            """;

    Future<Long> add(SqlClient tx, long helpId, long personId, String message, String contact, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO help_response (help_id, person_id, state, message, contact, responded_at)
                        VALUES (?, ?, 'waiting', ?, ?, ?)
                        """)
                .execute(Tuple.of(helpId, personId, message, contact, Rows.utc(now)))
                .map(added -> added.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** The oldest first. */
    Future<List<Response>> of(SqlClient sql, long helpId) {
        return sql.preparedQuery(COLUMNS + "WHERE r.help_id = ? ORDER BY r.id")
                .mapping(ResponseStore::response)
                .execute(Tuple.of(helpId))
                .map(Rows::list);
    }

    /** Those between the help's author and the reader: all of them where the reader is its author. */
    Future<List<Response>> ofReader(SqlClient sql, long helpId, long readerId) {
        return sql.preparedQuery(COLUMNS + """
                        JOIN help h ON h.id = r.help_id
                        WHERE r.help_id = ? AND ? IN (r.person_id, h.author_id)
                        ORDER BY r.id
                        """)
                .mapping(ResponseStore::response)
                .execute(Tuple.of(helpId, readerId))
                .map(Rows::list);
    }

    Future<Optional<Response>> find(SqlClient sql, long helpId, long id) {
        return sql.preparedQuery(COLUMNS + "WHERE r.help_id = ? AND r.id = ?")
                .mapping(ResponseStore::response)
                .execute(Tuple.of(helpId, id))
                .map(Rows::first);
    }

    Future<Void> accept(SqlClient tx, long id, String authorContact) {
        return tx.preparedQuery("UPDATE help_response SET state = 'accepted', author_contact = ? WHERE id = ?")
                .execute(Tuple.of(authorContact, id))
                .mapEmpty();
    }

    /** Nothing stays of what they told each other. */
    Future<Void> leave(SqlClient tx, long id) {
        return tx.preparedQuery("""
                        UPDATE help_response SET state = 'left', message = NULL, contact = NULL, author_contact = NULL WHERE id = ?
                        """).execute(Tuple.of(id)).mapEmpty();
    }

    Future<Void> delete(SqlClient tx, long id) {
        return tx.preparedQuery("DELETE FROM help_response WHERE id = ?")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    Future<Void> deleteWaiting(SqlClient tx, long helpId) {
        return tx.preparedQuery("DELETE FROM help_response WHERE help_id = ? AND state = 'waiting'")
                .execute(Tuple.of(helpId))
                .mapEmpty();
    }

    Future<Void> deleteAll(SqlClient tx, long helpId) {
        return tx.preparedQuery("DELETE FROM help_response WHERE help_id = ?")
                .execute(Tuple.of(helpId))
                .mapEmpty();
    }

    private static Response response(Row row) {
        return new Response(
                row.getLong("id"),
                row.getLong("help_id"),
                row.getLong("person_id"),
                row.getString("display_name"),
                Worded.of(Response.State.class, row.getString("state")),
                row.getString("message"),
                row.getString("contact"),
                row.getString("author_contact"),
                Rows.instant(row, "responded_at"));
    }
}
