package cn.servicecircle.deliberation;

import cn.servicecircle.moderation.Forgetting;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Objections to small matters, and appeals against a track, in SQL. */
final class ObjectionStore {

    /** One a person; said again, it has the newer reason. */
    Future<Void> add(SqlClient tx, long topicId, long personId, String reason, Instant now) {
        return tx.preparedQuery("REPLACE INTO objection (topic_id, person_id, reason, objected_at) VALUES (?, ?, ?, ?)")
                .execute(Tuple.of(topicId, personId, reason, Rows.utc(now)))
                .mapEmpty();
    }

    Future<Void> remove(SqlClient tx, long topicId, long personId) {
        return tx.preparedQuery("DELETE FROM objection WHERE topic_id = ? AND person_id = ?")
                .execute(Tuple.of(topicId, personId))
                .mapEmpty();
    }

    Future<Integer> count(SqlClient sql, long topicId) {
        return sql.preparedQuery("SELECT COUNT(*) AS n FROM objection WHERE topic_id = ?")
                .mapping(row -> row.getInteger("n"))
                .execute(Tuple.of(topicId))
                .map(rows -> rows.iterator().next());
    }

    /** Somebody's appeal against the track of a topic. */
    record Appeal(long id, long personId, String reason) {}

    Future<Long> addAppeal(SqlClient tx, long topicId, long personId, String reason, Instant now) {
        return tx.preparedQuery(
                        "INSERT INTO track_appeal (topic_id, person_id, reason, appealed_at) VALUES (?, ?, ?, ?)")
                .execute(Tuple.of(topicId, personId, reason, Rows.utc(now)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** Whether this person ever did; their topic's course is locked, so that they do not twice at once. */
    Future<Boolean> hasAppealed(SqlClient tx, long topicId, long personId) {
        return tx.preparedQuery("SELECT 1 FROM track_appeal WHERE topic_id = ? AND person_id = ? LIMIT 1")
                .execute(Tuple.of(topicId, personId))
                .map(rows -> rows.size() > 0);
    }

    /** The one that is not decided. */
    Future<Optional<Appeal>> openAppeal(SqlClient sql, long topicId) {
        return sql.preparedQuery(
                        "SELECT id, person_id, reason FROM track_appeal WHERE topic_id = ? AND decided_at IS NULL")
                .mapping(row -> new Appeal(row.getLong("id"), row.getLong("person_id"), row.getString("reason")))
                .execute(Tuple.of(topicId))
                .map(Rows::first);
    }

    Future<Void> decide(SqlClient tx, long appealId, long deciderId, Track track, String answer, Instant now) {
        return tx.preparedQuery("""
                        UPDATE track_appeal SET decided_by = ?, decided_at = ?, track = ?, answer = ?, kept_until = ? WHERE id = ?
                        """)
                .execute(Tuple.of(
                        deciderId,
                        Rows.utc(now),
                        track.word(),
                        answer,
                        Rows.utc(now.plus(Forgetting.EVIDENCE)),
                        appealId))
                .mapEmpty();
    }
}
