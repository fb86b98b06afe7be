package cn.servicecircle.deliberation;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The requests that a decision led to, in SQL; of each, only what everybody may know. */
final class WorkStore {

    /** @param state as errands have it, such as in-progress */
    record Work(String trackingNumber, String state, boolean isOver) {}

    Future<Void> add(SqlClient tx, long topicId, long errandId) {
        return tx.preparedQuery("INSERT INTO course_work (errand_id, topic_id) VALUES (?, ?)")
                .execute(Tuple.of(errandId, topicId))
                .mapEmpty();
    }

    Future<List<Work>> of(SqlClient sql, long topicId) {
        return sql.preparedQuery("""
                        SELECT e.tracking_number, e.state, e.state IN ('closed', 'refused', 'cancelled') AS is_over
                        FROM course_work w
                        JOIN errand e ON e.id = w.errand_id
                        WHERE w.topic_id = ?
                        ORDER BY w.errand_id
                        """)
                .mapping(row -> new Work(
                        row.getString("tracking_number"), row.getString("state"), row.getInteger("is_over") != 0))
                .execute(Tuple.of(topicId))
                .map(Rows::list);
    }
}
