package cn.servicecircle.forum;

import cn.servicecircle.forum.SupportService.Standing;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** Supporters and followers of topics in SQL. */
final class SupportStore {

    /** Whether the person did not support it before. */
    Future<Boolean> support(SqlClient tx, long topicId, long personId, Instant now) {
        return tx.preparedQuery("""
                        UPDATE topic_follower SET supports = TRUE, follows = TRUE
                        WHERE topic_id = ? AND person_id = ? AND supports = FALSE
                        """)
                .execute(Tuple.of(topicId, personId))
                .compose(changed -> changed.rowCount() == 1
                        ? Future.succeededFuture(true)
                        : tx.preparedQuery("""
                                        INSERT IGNORE INTO topic_follower (topic_id, person_id, supports, follows, followed_at)
                                        VALUES (?, ?, TRUE, TRUE, ?)
                                        """)
                                .execute(Tuple.of(topicId, personId, Rows.utc(now)))
                                .map(added -> added.rowCount() == 1));
    }

    /** Whether the person supported it before. */
    Future<Boolean> withdraw(SqlClient tx, long topicId, long personId) {
        return tx.preparedQuery(
                        "UPDATE topic_follower SET supports = FALSE WHERE topic_id = ? AND person_id = ? AND supports = TRUE")
                .execute(Tuple.of(topicId, personId))
                .map(changed -> changed.rowCount() == 1);
    }

    Future<Void> count(SqlClient tx, long topicId, int more) {
        return tx.preparedQuery("UPDATE topic SET support_count = support_count + ? WHERE id = ?")
                .execute(Tuple.of(more, topicId))
                .mapEmpty();
    }

    Future<Void> follow(SqlClient tx, long topicId, long personId, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO topic_follower (topic_id, person_id, supports, follows, followed_at)
                        VALUES (?, ?, FALSE, TRUE, ?)
                        ON DUPLICATE KEY UPDATE follows = TRUE
                        """)
                .execute(Tuple.of(topicId, personId, Rows.utc(now)))
                .mapEmpty();
    }

    Future<Void> unfollow(SqlClient tx, long topicId, long personId) {
        return tx.preparedQuery("UPDATE topic_follower SET follows = FALSE WHERE topic_id = ? AND person_id = ?")
                .execute(Tuple.of(topicId, personId))
                .mapEmpty();
    }

    Future<Standing> standing(SqlClient sql, long topicId, long personId) {
        return sql.preparedQuery("""
                        SELECT t.support_count, COALESCE(f.supports, FALSE) AS supports, COALESCE(f.follows, FALSE) AS follows
                        FROM topic t
                        LEFT JOIN topic_follower f ON f.topic_id = t.id AND f.person_id = ?
                        WHERE t.id = ?
                        """)
                .mapping(row -> new Standing(
                        row.getInteger("supports") != 0,
                        row.getInteger("follows") != 0,
                        row.getInteger("support_count")))
                .execute(Tuple.of(personId, topicId))
                .map(rows -> rows.iterator().next());
    }
}
