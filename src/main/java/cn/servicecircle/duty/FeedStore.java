package cn.servicecircle.duty;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** The personal calendar addresses in SQL, by the hash of their secret. */
final class FeedStore {

    /** Instead of the one before. */
    Future<Void> replace(SqlClient tx, long personId, String tokenHash, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO duty_feed (person_id, token_hash, created_at) VALUES (?, ?, ?)
                        ON DUPLICATE KEY UPDATE token_hash = VALUES(token_hash), created_at = VALUES(created_at)
                        """)
                .execute(Tuple.of(personId, tokenHash, Rows.utc(now)))
                .mapEmpty();
    }

    Future<Void> remove(SqlClient tx, long personId) {
        return tx.preparedQuery("DELETE FROM duty_feed WHERE person_id = ?")
                .execute(Tuple.of(personId))
                .mapEmpty();
    }

    Future<Optional<Long>> ownerOf(SqlClient sql, String tokenHash) {
        return sql.preparedQuery("SELECT person_id FROM duty_feed WHERE token_hash = ?")
                .mapping(row -> row.getLong("person_id"))
                .execute(Tuple.of(tokenHash))
                .map(Rows::first);
    }
}
