package cn.servicecircle.forum;

import cn.servicecircle.deliberation.Stage;
import cn.servicecircle.deliberation.Track;
import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.space.Space;
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
            SELECT t.id, t.space_id, t.author_id, p.display_name, t.party_id, t.title, t.body, t.state, t.comment_count,
                   t.support_count, t.track, t.stage, t.pictures, t.posted_at
            """;
    private static final String COMMENT = """
            SELECT c.id, c.topic_id, c.parent_id, c.author_id, p.display_name, c.party_id, c.body, c.state, c.pictures,
                   c.posted_at
            FROM topic_comment c
            JOIN person p ON p.id = c.author_id
            """;

    Future<Long> addTopic(SqlClient tx, Topic.New topic, Space space, PostState state, Caller author, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO topic
                          (space_id, area_id, author_id, party_id, title, body, facts, state, pictures, posted_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.from(new Object[] {
                    space.id(),
                    space.areaId(),
                    author.personId(),
                    topic.partyId(),
                    topic.title(),
                    topic.body(),
                    topic.facts() == null ? null : Json.encode(topic.facts()).toString(),
                    state.word(),
                    count(topic.pictureIds()),
                    Rows.utc(now)
                }))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    Future<Optional<Topic>> findTopic(SqlClient sql, long id) {
        return sql.preparedQuery(TOPIC + """
                        FROM topic t
                        JOIN person p ON p.id = t.author_id
                        WHERE t.id = ?
                        """)
                .mapping(ForumStore::topic)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /**
     * The index is named, because MySQL 9.7 and MariaDB 10.11 leave it for cursors among the newest, and read far more than a
     * page.
     */
    Future<List<Topic>> listPublished(SqlClient sql, long spaceId, Page page) {
        return sql.preparedQuery(TOPIC + """
                        FROM topic t FORCE INDEX (topic_of_space)
                        JOIN person p ON p.id = t.author_id
                        WHERE t.space_id = ? AND t.state = 'published' AND t.id < ?
                        ORDER BY t.id DESC
                        LIMIT ?
                        """)
                .mapping(ForumStore::topic)
                .execute(Tuple.of(spaceId, page.before(), page.fetch()))
                .map(Rows::list);
    }

    /** Locked, before its state or its counts change; without its author's name. */
    Future<Optional<Topic>> lockTopic(SqlClient tx, long id) {
        return tx.preparedQuery("""
                        SELECT t.id, t.space_id, t.author_id, '' AS display_name, t.party_id, t.title, t.body, t.state,
                               t.comment_count, t.support_count, t.track, t.stage, t.pictures, t.posted_at
                        FROM topic t
                        WHERE t.id = ?
                        FOR UPDATE
                        """)
                .mapping(ForumStore::topic)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<Optional<Topic.Audience>> audience(SqlClient sql, long topicId) {
        return sql.preparedQuery("SELECT space_id, author_id, state FROM topic WHERE id = ?")
                .mapping(row -> new Topic.Audience(
                        row.getLong("space_id"),
                        row.getLong("author_id"),
                        Worded.of(PostState.class, row.getString("state"))))
                .execute(Tuple.of(topicId))
                .map(Rows::first);
    }

    Future<Void> setTopicState(SqlClient tx, long id, PostState state) {
        return tx.preparedQuery("UPDATE topic SET state = ? WHERE id = ?")
                .execute(Tuple.of(state.word(), id))
                .mapEmpty();
    }

    Future<Void> setTopicText(SqlClient tx, long id, String title, String body) {
        return tx.preparedQuery("UPDATE topic SET title = ?, body = ? WHERE id = ?")
                .execute(Tuple.of(title, body, id))
                .mapEmpty();
    }

    Future<Void> setCommentText(SqlClient tx, long id, String body) {
        return tx.preparedQuery("UPDATE topic_comment SET body = ? WHERE id = ?")
                .execute(Tuple.of(body, id))
                .mapEmpty();
    }

    Future<Void> countComments(SqlClient tx, long topicId, int more) {
        return tx.preparedQuery("UPDATE topic SET comment_count = comment_count + ? WHERE id = ?")
                .execute(Tuple.of(more, topicId))
                .mapEmpty();
    }

    Future<Long> addComment(
            SqlClient tx, long topicId, Comment.New comment, PostState state, Caller author, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO topic_comment (topic_id, parent_id, author_id, party_id, body, state, pictures, posted_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.from(new Object[] {
                    topicId,
                    comment.parentId(),
                    author.personId(),
                    comment.partyId(),
                    comment.body(),
                    state.word(),
                    count(comment.pictureIds()),
                    Rows.utc(now)
                }))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    Future<Comment> getComment(SqlClient tx, long id) {
        return findComment(tx, id).map(Optional::orElseThrow);
    }

    Future<Optional<Comment>> findComment(SqlClient sql, long id) {
        return sql.preparedQuery(COMMENT + " WHERE c.id = ?")
                .mapping(ForumStore::comment)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** A comment of a list, with those who may see its topic. */
    record Listed(Comment comment, Topic.Audience audience) {}

    /**
     * What is published, and one's own whatever its state. The index is named, because for a topic with a good part of all
     * comments both servers leave it and go along those of all topics.
     */
    Future<List<Listed>> listComments(SqlClient sql, long topicId, Caller reader, Page page) {
        return sql.preparedQuery("""
                        SELECT c.id, c.topic_id, c.parent_id, c.author_id, p.display_name, c.party_id, c.body, c.state,
                               c.pictures, c.posted_at, t.space_id, t.author_id AS topic_author_id, t.state AS topic_state
                        FROM topic_comment c FORCE INDEX (topic_comment_of_topic)
                        JOIN person p ON p.id = c.author_id
                        JOIN topic t ON t.id = c.topic_id
                        WHERE c.topic_id = ? AND c.id < ? AND (c.state = 'published' OR c.author_id = ?)
                        ORDER BY c.id DESC
                        LIMIT ?
                        """)
                .mapping(row -> new Listed(
                        comment(row),
                        new Topic.Audience(
                                row.getLong("space_id"),
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

    private static int count(List<Long> ids) {
        return ids == null ? 0 : ids.size();
    }

    private static Topic topic(Row row) {
        return new Topic(
                row.getLong("id"),
                row.getLong("space_id"),
                row.getLong("author_id"),
                row.getString("display_name"),
                row.getLong("party_id"),
                row.getString("title"),
                row.getString("body"),
                Worded.of(PostState.class, row.getString("state")),
                row.getInteger("comment_count"),
                row.getInteger("support_count"),
                row.getString("track") == null ? null : Worded.of(Track.class, row.getString("track")),
                row.getString("stage") == null ? null : Worded.of(Stage.class, row.getString("stage")),
                row.getInteger("pictures"),
                Rows.instant(row, "posted_at"));
    }

    private static Comment comment(Row row) {
        return new Comment(
                row.getLong("id"),
                row.getLong("topic_id"),
                row.getLong("parent_id"),
                row.getLong("author_id"),
                row.getString("display_name"),
                row.getLong("party_id"),
                row.getString("body"),
                Worded.of(PostState.class, row.getString("state")),
                row.getInteger("pictures"),
                Rows.instant(row, "posted_at"));
    }
}
