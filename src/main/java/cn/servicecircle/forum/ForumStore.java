package cn.servicecircle.forum;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Topics and comments in SQL. */
public final class ForumStore {
    private static final String TOPIC = """
            SELECT t.id, t.area_id, t.author_id, p.display_name, t.title, t.body, t.state, t.comment_count, t.posted_at
            """;
    private static final String COMMENT = """
            SELECT c.id, c.topic_id, c.author_id, p.display_name, c.body, c.state, c.posted_at
            FROM topic_comment c
            JOIN person p ON p.id = c.author_id
            """;

    Future<Long> addTopic(SqlClient tx, Topic.New topic, Caller author, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO topic (area_id, author_id, title, body, state, posted_at)
                        VALUES (?, ?, ?, ?, 'pending', ?)
                        """)
                .execute(Tuple.of(topic.areaId(), author.personId(), topic.title(), topic.body(), Rows.utc(now)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    Future<Optional<Topic>> findTopic(SqlClient sql, long id) {
        return sql.preparedQuery(TOPIC + "FROM topic t JOIN person p ON p.id = t.author_id WHERE t.id = ?")
                .mapping(ForumStore::topic)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** The index is named, because MariaDB leaves it for cursors among the newest and then reads the whole area. */
    Future<List<Topic>> listPublished(SqlClient sql, long areaId, Page page) {
        return sql.preparedQuery(TOPIC + """
                        FROM topic t FORCE INDEX (topic_of_area)
                        JOIN person p ON p.id = t.author_id
                        WHERE t.area_id = ? AND t.state = 'published' AND t.id < ?
                        ORDER BY t.id DESC
                        LIMIT ?
                        """)
                .mapping(ForumStore::topic)
                .execute(Tuple.of(areaId, page.before(), page.fetch()))
                .map(Rows::list);
    }

    /** Locked, before its state or its count changes; without its author's name. */
    Future<Optional<Topic>> lockTopic(SqlClient tx, long id) {
        return tx.preparedQuery("""
                        SELECT t.id, t.area_id, t.author_id, '' AS display_name, t.title, t.body, t.state,
                               t.comment_count, t.posted_at
                        FROM topic t
                        WHERE t.id = ?
                        FOR UPDATE
                        """)
                .mapping(ForumStore::topic)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<Void> setTopicState(SqlClient tx, long id, PostState state) {
        return tx.preparedQuery("UPDATE topic SET state = ? WHERE id = ?")
                .execute(Tuple.of(state.word(), id))
                .mapEmpty();
    }

    Future<Void> countComment(SqlClient tx, long topicId) {
        return tx.preparedQuery("UPDATE topic SET comment_count = comment_count + 1 WHERE id = ?")
                .execute(Tuple.of(topicId))
                .mapEmpty();
    }

    Future<Long> addComment(SqlClient tx, long topicId, String body, PostState state, Caller author, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO topic_comment (topic_id, author_id, body, state, posted_at)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(topicId, author.personId(), body, state.word(), Rows.utc(now)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    Future<Comment> getComment(SqlClient tx, long id) {
        return tx.preparedQuery(COMMENT + " WHERE c.id = ?")
                .mapping(ForumStore::comment)
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows).orElseThrow());
    }

    /** A comment of a list, with those who may see its topic. */
    record Listed(Comment comment, Topic.Audience audience) {}

    /** What is published, and one's own whatever its state. */
    Future<List<Listed>> listComments(SqlClient sql, long topicId, Caller reader, Page page) {
        return sql.preparedQuery("""
                        SELECT c.id, c.topic_id, c.author_id, p.display_name, c.body, c.state, c.posted_at,
                               t.area_id, t.author_id AS topic_author_id, t.state AS topic_state
                        FROM topic_comment c
                        JOIN person p ON p.id = c.author_id
                        JOIN topic t ON t.id = c.topic_id
                        WHERE c.topic_id = ? AND c.id < ? AND (c.state = 'published' OR c.author_id = ?)
                        ORDER BY c.id DESC
                        LIMIT ?
                        """)
                .mapping(row -> new Listed(
                        comment(row),
                        new Topic.Audience(
                                row.getLong("area_id"),
                                row.getLong("topic_author_id"),
                                Worded.of(PostState.class, row.getString("topic_state")))))
                .execute(Tuple.of(topicId, page.before(), reader.personId(), page.fetch()))
                .map(Rows::list);
    }

    Future<Void> setCommentState(SqlClient tx, long id, PostState state) {
        return tx.preparedQuery("UPDATE topic_comment SET state = ? WHERE id = ?")
                .execute(Tuple.of(state.word(), id))
                .mapEmpty();
    }

    private static Topic topic(Row row) {
        return new Topic(
                row.getLong("id"),
                row.getLong("area_id"),
                row.getLong("author_id"),
                row.getString("display_name"),
                row.getString("title"),
                row.getString("body"),
                Worded.of(PostState.class, row.getString("state")),
                row.getInteger("comment_count"),
                Rows.instant(row, "posted_at"));
    }

    private static Comment comment(Row row) {
        return new Comment(
                row.getLong("id"),
                row.getLong("topic_id"),
                row.getLong("author_id"),
                row.getString("display_name"),
                row.getString("body"),
                Worded.of(PostState.class, row.getString("state")),
                Rows.instant(row, "posted_at"));
    }
}
