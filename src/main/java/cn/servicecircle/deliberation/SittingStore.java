package cn.servicecircle.deliberation;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** The meetings that deal with a topic, in SQL; they themselves belong to package meeting, which builds on this one. */
final class SittingStore {

    /**
     * @param state  called, held or cancelled
     * @param result what came of the topic there; null before the minutes are published, and where nothing did
     */
    record Sitting(long id, String title, Instant startsAt, String state, String result) {}

    Future<List<Sitting>> of(SqlClient sql, long topicId) {
        return sql.preparedQuery("""
                        SELECT m.id, m.title, m.starts_at, m.state, i.result
                        FROM meeting_item i
                        JOIN meeting m ON m.id = i.meeting_id
                        WHERE i.topic_id = ?
                        ORDER BY m.starts_at, m.id
                        """)
                .mapping(row -> new Sitting(
                        row.getLong("id"),
                        row.getString("title"),
                        Rows.instant(row, "starts_at"),
                        row.getString("state"),
                        row.getString("result")))
                .execute(Tuple.of(topicId))
                .map(Rows::list);
    }

    /** By minutes that everybody can read. */
    Future<Void> mustHaveDealtWith(SqlClient sql, long topicId, Long meetingId) {
        return meetingId == null
                ? Future.succeededFuture()
                : sql.preparedQuery("""
                                SELECT 1
                                FROM meeting_item i
                                JOIN meeting m ON m.id = i.meeting_id
                                WHERE i.topic_id = ? AND m.id = ? AND m.state = 'held'
                                """).execute(Tuple.of(topicId, meetingId)).map(rows -> {
                    if (rows.size() == 0) {
                        throw Refusal.unknown("/meetingId", "deliberation:not-in-minutes", "这次会议没有商量这个议题，或者纪要还没有发布");
                    }
                    return null;
                });
    }
}
