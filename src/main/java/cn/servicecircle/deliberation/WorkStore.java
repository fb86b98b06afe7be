package cn.servicecircle.deliberation;

import cn.servicecircle.disclosure.PublicState;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** The requests that a decision led to, in SQL; of each, only what everybody may know. */
final class WorkStore {
    private static final String WORK = """
            SELECT w.topic_id, e.tracking_number, e.state, e.outcome, e.due_at, v.kind, v.at
            FROM course_work w
            JOIN errand e ON e.id = w.errand_id
            JOIN errand_event v ON v.id =
              (SELECT MAX(x.id) FROM errand_event x WHERE x.errand_id = w.errand_id AND x.kind IN (%s))
            """.formatted(WorkMove.WORDS);

    Future<Void> add(SqlClient tx, long topicId, long errandId) {
        return tx.preparedQuery("INSERT INTO course_work (errand_id, topic_id) VALUES (?, ?)")
                .execute(Tuple.of(errandId, topicId))
                .mapEmpty();
    }

    Future<List<Work>> of(SqlClient sql, long topicId) {
        return sql.preparedQuery(WORK + "WHERE w.topic_id = ? ORDER BY w.errand_id")
                .mapping(WorkStore::work)
                .execute(Tuple.of(topicId))
                .map(Rows::list);
    }

    /** None for an errand that is no such request. */
    Future<Optional<Work>> find(SqlClient sql, long errandId) {
        return sql.preparedQuery(WORK + "WHERE w.errand_id = ?")
                .mapping(WorkStore::work)
                .execute(Tuple.of(errandId))
                .map(Rows::first);
    }

    private static Work work(Row row) {
        return new Work(
                row.getLong("topic_id"),
                row.getString("tracking_number"),
                Worded.of(PublicState.class, row.getString("state")),
                row.getString("outcome"),
                Rows.instant(row, "due_at"),
                Worded.of(WorkMove.class, row.getString("kind")),
                Rows.instant(row, "at"));
    }
}
