package cn.servicecircle.picture;

import cn.servicecircle.identity.Token;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** The times that WeChat was asked, in SQL. */
final class CheckStore {

    Future<Long> add(SqlClient tx, long pictureId, String secret, Instant now) {
        return tx.preparedQuery(
                        "INSERT INTO picture_check (picture_id, token_sha256, asked_at) VALUES (?, UNHEX(?), ?)")
                .execute(Tuple.of(pictureId, Token.hash(secret), Rows.utc(now)))
                .map(added -> added.property(MySQLClient.LAST_INSERTED_ID));
    }

    Future<Void> setTrace(SqlClient tx, long id, String traceId) {
        return tx.preparedQuery("UPDATE picture_check SET trace_id = ? WHERE id = ?")
                .execute(Tuple.of(traceId, id))
                .mapEmpty();
    }

    /** WeChat did not take it: what it was told opens nothing. */
    Future<Void> remove(SqlClient tx, long id) {
        return tx.preparedQuery("DELETE FROM picture_check WHERE id = ?")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    Future<Optional<Long>> pictureOf(SqlClient sql, String traceId) {
        return sql.preparedQuery("SELECT picture_id FROM picture_check WHERE trace_id = ?")
                .mapping(row -> row.getLong("picture_id"))
                .execute(Tuple.of(traceId))
                .map(Rows::first);
    }

    /** What somebody may fetch who knows this secret, as long as it is young and the picture waits for its check. */
    Future<Optional<Picture>> openedBy(SqlClient sql, String secret, Instant askedSince) {
        return sql.preparedQuery("""
                        SELECT i.id, i.author_id, i.subject_kind, i.subject_id, i.state, i.machine_says, i.by_person, i.asks,
                               i.attempts, i.ask_at, i.give_up_at, i.for_person_at, i.leave_at, i.bytes, i.storage_key
                        FROM picture_check c
                        JOIN picture i ON i.id = c.picture_id
                        WHERE c.token_sha256 = UNHEX(?) AND c.asked_at >= ? AND i.state IN ('waiting', 'for-person')
                        """)
                .mapping(PictureStore::picture)
                .execute(Tuple.of(Token.hash(secret), Rows.utc(askedSince)))
                .map(Rows::first);
    }
}
