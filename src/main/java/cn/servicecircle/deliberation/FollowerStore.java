package cn.servicecircle.deliberation;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who follows a topic, and the news on its way to them, in SQL. */
final class FollowerStore {

    /** @param toldTo the last person who was told, in the order of their ids */
    record News(long id, long topicId, String text, long toldTo) {}

    Future<Void> add(SqlClient tx, long topicId, long personId, Instant now) {
        return tx.preparedQuery("""
                        INSERT IGNORE INTO topic_follower (topic_id, person_id, supports, follows, followed_at)
                        VALUES (?, ?, FALSE, TRUE, ?)
                        """)
                .execute(Tuple.of(topicId, personId, Rows.utc(now)))
                .mapEmpty();
    }

    Future<List<Long>> after(SqlClient sql, long topicId, long personId, int limit) {
        return sql.preparedQuery("""
                        SELECT person_id
                        FROM topic_follower
                        WHERE topic_id = ? AND person_id > ? AND follows
                        ORDER BY person_id
                        LIMIT ?
                        """)
                .mapping(row -> row.getLong("person_id"))
                .execute(Tuple.of(topicId, personId, limit))
                .map(Rows::list);
    }

    Future<Void> addNews(SqlClient tx, long topicId, String text, Instant now) {
        return tx.preparedQuery("INSERT INTO topic_news (topic_id, text, told_to, due_at) VALUES (?, ?, 0, ?)")
                .execute(Tuple.of(topicId, text, Rows.utc(now)))
                .mapEmpty();
    }

    Future<List<Long>> dueNews(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM topic_news WHERE due_at <= ? ORDER BY due_at LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    /** None when somebody else told all of it. */
    Future<Optional<News>> lockNews(SqlClient tx, long id) {
        return tx.preparedQuery("""
                        SELECT id, topic_id, text, told_to FROM topic_news WHERE id = ? FOR UPDATE
                        """)
                .mapping(row -> new News(
                        row.getLong("id"), row.getLong("topic_id"), row.getString("text"), row.getLong("told_to")))
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** @param state whether others may see it */
    record Told(String title, String state) {}

    Future<Told> topic(SqlClient sql, long topicId) {
        return sql.preparedQuery("SELECT title, state FROM topic WHERE id = ?")
                .mapping(row -> new Told(row.getString("title"), row.getString("state")))
                .execute(Tuple.of(topicId))
                .map(rows -> rows.iterator().next());
    }

    /** @param toldTo the last of those who are told */
    Future<Void> goOn(SqlClient tx, long id, long toldTo) {
        return tx.preparedQuery("UPDATE topic_news SET told_to = ? WHERE id = ?")
                .execute(Tuple.of(toldTo, id))
                .mapEmpty();
    }

    Future<Void> removeNews(SqlClient tx, long id) {
        return tx.preparedQuery("DELETE FROM topic_news WHERE id = ?")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    Future<Void> postponeNews(SqlClient tx, long id, Instant to) {
        return tx.preparedQuery("UPDATE topic_news SET due_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(to), id))
                .mapEmpty();
    }
}
