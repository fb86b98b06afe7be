package cn.servicecircle.notification;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.notification.Notice.Kind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/**
 * Inbox and outbox in SQL. What was told of a topic bears the title that the topic has now, and none while nobody but its
 * author may read it: a title that its author blotted out or a moderator hid must not stay in the inboxes of those who were told
 * of it. So it is not kept here at all.
 */
public final class NotificationStore {
    private static final String SUBJECT = """
            CASE WHEN n.link NOT LIKE '/topics/%' THEN n.subject
                 WHEN t.state = 'published' OR t.author_id = n.person_id THEN t.title
                 ELSE '不公开的议题' END AS subject
            """;
    private static final String TOPIC =
            " LEFT JOIN topic t ON n.link LIKE '/topics/%' AND t.id = CAST(SUBSTRING(n.link, 9) AS SIGNED) ";

    private static final String TOPICS = "/topics/";

    /** A notification as its reader sees it. */
    record Received(
            long id, String kind, String subject, String text, String link, Instant createdAt, Instant readAt) {}

    /**
     * A notification that this worker alone sends until its lease ends.
     *
     * @param openid null for somebody without WeChat, who has to be phoned
     */
    record Leased(long id, String openid, Kind kind, String subject, Instant createdAt, int attempts) {}

    Future<Void> add(SqlClient tx, Notice notice, Instant now) {
        Future<?> inbox = tx.preparedQuery("""
                        INSERT INTO notification (person_id, kind, subject, text, link, created_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        notice.personId(),
                        notice.kind().word(),
                        notice.link().startsWith(TOPICS) ? "" : notice.subject(),
                        notice.text(),
                        notice.link(),
                        Rows.utc(now)));
        Future<?> onItsWay = tx.preparedQuery(
                        "INSERT INTO outbox (notification_id, state, due_at) VALUES (LAST_INSERT_ID(), 'pending', ?)")
                .execute(Tuple.of(Rows.utc(now)));
        return Future.all(inbox, onItsWay).mapEmpty();
    }

    Future<List<Received>> listOf(SqlClient sql, long personId, Page page) {
        return sql.preparedQuery("SELECT n.id, n.kind, n.text, n.link, n.created_at, n.read_at, " + SUBJECT
                        + "FROM notification n"
                        + TOPIC + """
                        WHERE n.person_id = ? AND n.id < ?
                        ORDER BY n.id DESC
                        LIMIT ?
                        """)
                .mapping(NotificationStore::received)
                .execute(Tuple.of(personId, page.before(), page.fetch()))
                .map(Rows::list);
    }

    /** How many are unread; people stop caring beyond 100, and so does the count. */
    Future<Integer> unreadOf(SqlClient sql, long personId) {
        return sql.preparedQuery("""
                        SELECT COUNT(*) AS unread
                        FROM (SELECT 1 FROM notification WHERE person_id = ? AND read_at IS NULL LIMIT 100) AS some
                        """)
                .mapping(row -> row.getInteger("unread"))
                .execute(Tuple.of(personId))
                .map(rows -> rows.iterator().next());
    }

    /** Whether there is such a notification of this person; the first reading is the one that counts. */
    Future<Boolean> markRead(SqlClient sql, long personId, long id, Instant now) {
        return sql.preparedQuery(
                        "UPDATE notification SET read_at = COALESCE(read_at, ?) WHERE id = ? AND person_id = ?")
                .execute(Tuple.of(Rows.utc(now), id, personId))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Takes what is due, other workers' rows skipped, and keeps it from them until the lease ends. */
    Future<List<Leased>> lease(SqlClient tx, Instant now, Instant until, int limit) {
        return tx.preparedQuery("""
                        SELECT o.notification_id
                        FROM outbox o
                        WHERE o.state = 'pending' AND o.due_at <= ?
                        ORDER BY o.due_at
                        LIMIT ?
                        FOR UPDATE SKIP LOCKED
                        """)
                .mapping(row -> row.getLong("notification_id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list)
                .compose(ids -> ids.isEmpty() ? Future.succeededFuture(List.of()) : lease(tx, ids, until));
    }

    private static Future<List<Leased>> lease(SqlClient tx, List<Long> ids, Instant until) {
        String marks = "?" + ", ?".repeat(ids.size() - 1);
        Tuple leased = Tuple.of(Rows.utc(until));
        ids.forEach(leased::addLong);
        return tx.preparedQuery("UPDATE outbox SET attempts = attempts + 1, due_at = ? WHERE notification_id IN ("
                        + marks + ")")
                .execute(leased)
                .compose(updated -> tx.preparedQuery(
                                "SELECT n.id, p.openid, n.kind, n.created_at, o.attempts, " + SUBJECT
                                        + """
                                FROM outbox o
                                JOIN notification n ON n.id = o.notification_id
                                JOIN person p ON p.id = n.person_id
                                """ + TOPIC + "WHERE o.notification_id IN (" + marks + ")")
                        .mapping(NotificationStore::leased)
                        .execute(Tuple.wrap(List.copyOf(ids))))
                .map(Rows::list);
    }

    Future<Void> settle(SqlClient sql, long id, String state, String lastError) {
        return sql.preparedQuery("UPDATE outbox SET state = ?, last_error = ? WHERE notification_id = ?")
                .execute(Tuple.of(state, lastError, id))
                .mapEmpty();
    }

    Future<Void> postpone(SqlClient sql, long id, Instant dueAt, String lastError) {
        return sql.preparedQuery("UPDATE outbox SET due_at = ?, last_error = ? WHERE notification_id = ?")
                .execute(Tuple.of(Rows.utc(dueAt), lastError, id))
                .mapEmpty();
    }

    private static Received received(Row row) {
        return new Received(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("link"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "read_at"));
    }

    private static Leased leased(Row row) {
        return new Leased(
                row.getLong("id"),
                row.getString("openid"),
                Worded.of(Kind.class, row.getString("kind")),
                row.getString("subject"),
                Rows.instant(row, "created_at"),
                row.getInteger("attempts"));
    }
}
