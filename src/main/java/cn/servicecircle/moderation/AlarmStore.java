package cn.servicecircle.moderation;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/**
 * When to look at each row of a table next, and how far up the ladder it has been told that nobody attends to it.
 *
 * @param table with the columns {@code alarm_at} and {@code rung}
 */
record AlarmStore(String table) {

    Future<List<Long>> due(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM " + table + " WHERE alarm_at <= ? ORDER BY alarm_at LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    Future<Integer> rung(SqlClient sql, long id) {
        return sql.preparedQuery("SELECT rung FROM " + table + " WHERE id = ?")
                .mapping(row -> row.getInteger("rung"))
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next());
    }

    /** @param next null for never */
    Future<Void> set(SqlClient tx, long id, int rung, Instant next) {
        return tx.preparedQuery("UPDATE " + table + " SET rung = ?, alarm_at = ? WHERE id = ?")
                .execute(Tuple.of(rung, Rows.utc(next), id))
                .mapEmpty();
    }
}
