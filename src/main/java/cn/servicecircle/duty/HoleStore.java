package cn.servicecircle.duty;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** When to look for holes, and of which the 管家 were told, in SQL. */
final class HoleStore {

    /** From now on, and next at once. */
    Future<Void> watch(SqlClient tx, long stationId, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO duty_watch (station_id, look_at) VALUES (?, ?)
                        ON DUPLICATE KEY UPDATE look_at = VALUES(look_at)
                        """).execute(Tuple.of(stationId, Rows.utc(now))).mapEmpty();
    }

    Future<List<Long>> due(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT station_id FROM duty_watch WHERE look_at <= ? ORDER BY look_at LIMIT ?")
                .mapping(row -> row.getLong("station_id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    /** Whether it is still due, and nobody else is looking. */
    Future<Boolean> lockDue(SqlClient tx, long stationId, Instant now) {
        return tx.preparedQuery("""
                        SELECT station_id FROM duty_watch WHERE station_id = ? AND look_at <= ? FOR UPDATE SKIP LOCKED
                        """).execute(Tuple.of(stationId, Rows.utc(now))).map(rows -> rows.size() == 1);
    }

    Future<Void> lookAgain(SqlClient tx, long stationId, Instant at) {
        return tx.preparedQuery("UPDATE duty_watch SET look_at = ? WHERE station_id = ?")
                .execute(Tuple.of(Rows.utc(at), stationId))
                .mapEmpty();
    }

    /** Whether nobody had been told of it so many days ahead. */
    Future<Boolean> tell(SqlClient tx, long stationId, Instant start, int daysAhead) {
        return tx.preparedQuery(
                        "INSERT IGNORE INTO duty_hole_told (station_id, starts_at, days_ahead) VALUES (?, ?, ?)")
                .execute(Tuple.of(stationId, Rows.utc(start), daysAhead))
                .map(rows -> rows.rowCount() == 1);
    }

    /** At most 1000 at once. */
    Future<Integer> forget(SqlClient tx, Instant before) {
        return tx.preparedQuery("DELETE FROM duty_hole_told WHERE starts_at < ? LIMIT 1000")
                .execute(Tuple.of(Rows.utc(before)))
                .map(rows -> rows.rowCount());
    }
}
