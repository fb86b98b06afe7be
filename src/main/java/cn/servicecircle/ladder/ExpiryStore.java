package cn.servicecircle.ladder;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/**
 * What a table keeps until {@code kept_until}, in SQL.
 *
 * @param letGo the statement that does so with a row, given its id
 */
record ExpiryStore(String table, String letGo) {

    Future<List<Long>> due(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM " + table + " WHERE kept_until <= ? ORDER BY kept_until LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    Future<Void> letGo(SqlClient tx, long id) {
        return tx.preparedQuery(letGo).execute(Tuple.of(id)).mapEmpty();
    }

    Future<Void> keep(SqlClient tx, long id, Instant until) {
        return tx.preparedQuery("UPDATE " + table + " SET kept_until = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(until), id))
                .mapEmpty();
    }
}
