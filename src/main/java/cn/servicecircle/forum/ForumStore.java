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

/** Topics and comments in SQL. Who may see what stands in the queries. */
public final class ForumStore {
    private static final String TOPIC = """
            SELECT t.id, t.area_id, t.author_id, p.display_name, t.title, t.body, t.state, t.comment_count, t.posted_at
            FROM topic t
            JOIN person p ON p.id = t.author_id
            """;
    private static final String COMMENT = """
            SELECT c.id, c.topic_id, c.author_id, p.display_name, c.body, c.state, c.posted_at
            FROM topic_comment c
            JOIN person p ON p.id = c.author_id
            """;

    /** Those who live in the area, and those whose role reaches it. Takes the person's id twice. */
    private static final String READER = """
            (EXISTS (SELECT 1 FROM area_neighbour n WHERE n.person_id = ? AND n.area_id = t.area_id)
              OR EXISTS (
                SELECT 1
                FROM area_reach r
                WHERE r.person_id = ? AND r.role IN ('staff', 'moderator', 'admin') AND r.area_id = t.area_id))
            """;

    /** What is published to its readers; anything to its author and to the area's moderators. Takes the person's id four times. */
    private static final String VISIBLE = """
            (t.author_id = ?
              OR (t.state = 'published' AND %s)
              OR EXISTS (
                SELECT 1
                FROM area_reach m
                WHERE m.person_id = ? AND m.role = 'moderator' AND m.area_id = t.area_id))
            """.formatted(READER);

    /** Whether the area is a neighbourhood (社区 or below) that the person lives in. */
    Future<Boolean> livesIn(SqlClient sql, Caller person, long areaId) {
        return sql.preparedQuery("""
                        SELECT 1
                        FROM area_neighbour n
                        JOIN area a ON a.id = n.area_id
                        WHERE n.person_id = ? AND n.area_id = ? AND a.level NOT IN ('district', 'street')
                        LIMIT 1
                        """)
                .execute(Tuple.of(person.personId(), areaId))
                .map(rows -> rows.size() == 1);
    }

    /** Whether the person may read what is published in the area. */
    Future<Boolean> reads(SqlClient sql, Caller person, long areaId) {
        return sql.preparedQuery("SELECT 1 FROM (SELECT ? AS area_id) AS t WHERE " + READER)
                .execute(Tuple.of(areaId, person.personId(), person.personId()))
                .map(rows -> rows.size() == 1);
    }

    Future<Long> addTopic(SqlClient tx, Topic.New topic, Caller author, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO topic (area_id, author_id, title, body, state, posted_at)
                        VALUES (?, ?, ?, ?, 'pending', ?)
                        """)
                .execute(Tuple.of(topic.areaId(), author.personId(), topic.title(), topic.body(), Rows.utc(now)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** For whoever may see it. */
    Future<Optional<Topic>> findTopic(SqlClient sql, long id, Caller reader) {
        long me = reader.personId();
        return sql.preparedQuery(TOPIC + " WHERE t.id = ? AND " + VISIBLE)
                .mapping(ForumStore::topic)
                .execute(Tuple.of(id, me, me, me, me))
                .map(Rows::first);
    }

    Future<List<Topic>> listTopics(SqlClient sql, long areaId, Caller reader, Page page) {
        return sql.preparedQuery(TOPIC
                        + " WHERE t.area_id = ? AND t.state = 'published' AND "
                        + READER
                        + " AND t.id < ? ORDER BY t.id DESC LIMIT ?")
                .mapping(ForumStore::topic)
                .execute(Tuple.of(areaId, reader.personId(), reader.personId(), page.before(), page.fetch()))
                .map(Rows::list);
    }

    /** A published topic that a neighbour may comment on, locked before its count changes. */
    Future<Optional<Topic>> lockTopicToComment(SqlClient tx, long id, Caller author) {
        return lockTopic(
                tx,
                " AND t.state = 'published'"
                        + " AND EXISTS (SELECT 1 FROM area_neighbour n WHERE n.person_id = ? AND n.area_id = t.area_id)",
                Tuple.of(id, author.personId()));
    }

    Future<Topic> lockTopic(SqlClient tx, long id) {
        return lockTopic(tx, "", Tuple.of(id)).map(found -> found.orElseThrow());
    }

    private static Future<Optional<Topic>> lockTopic(SqlClient tx, String condition, Tuple values) {
        return tx.preparedQuery("""
                        SELECT t.id, t.area_id, t.author_id, '' AS display_name, t.title, t.body, t.state,
                               t.comment_count, t.posted_at
                        FROM topic t
                        WHERE t.id = ?""" + condition + " FOR UPDATE")
                .mapping(ForumStore::topic)
                .execute(values)
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

    /** What is published, and one's own whatever its state; nothing of a topic that the reader may not see. */
    Future<List<Comment>> listComments(SqlClient sql, long topicId, Caller reader, Page page) {
        long me = reader.personId();
        return sql.preparedQuery(COMMENT + """
                        JOIN topic t ON t.id = c.topic_id
                        WHERE c.topic_id = ? AND c.id < ? AND (c.state = 'published' OR c.author_id = ?) AND %s
                        ORDER BY c.id DESC
                        LIMIT ?
                        """.formatted(VISIBLE))
                .mapping(ForumStore::comment)
                .execute(Tuple.of(topicId, page.before(), me, me, me)
                        .addLong(me)
                        .addLong(me)
                        .addInteger(page.fetch()))
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
