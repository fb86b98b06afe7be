package cn.servicecircle.errand;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Who works on which errand, in SQL. */
public final class WorkerStore {

    record Worker(long id, String name) {}

    /** Joining twice is joining once. */
    Future<Void> add(SqlClient tx, long errandId, long personId, Instant now) {
        return tx.preparedQuery("INSERT IGNORE INTO errand_worker (person_id, errand_id, joined_at) VALUES (?, ?, ?)")
                .execute(Tuple.of(personId, errandId, Rows.utc(now)))
                .mapEmpty();
    }

    Future<List<Worker>> of(SqlClient sql, long errandId) {
        return sql.preparedQuery("""
                        SELECT p.id, p.display_name
                        FROM errand_worker w
                        JOIN person p ON p.id = w.person_id
                        WHERE w.errand_id = ?
                        ORDER BY w.joined_at
                        """)
                .mapping(row -> new Worker(row.getLong("id"), row.getString("display_name")))
                .execute(Tuple.of(errandId))
                .map(Rows::list);
    }
}
