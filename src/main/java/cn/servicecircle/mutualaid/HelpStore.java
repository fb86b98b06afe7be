package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mutualaid.Help.Seen;
import cn.servicecircle.mutualaid.Help.What;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is asked for and offered, in SQL. */
final class HelpStore {
    private static final String COLUMNS = """
            SELECT h.id, h.space_id, h.author_id, p.display_name, h.direction, h.kind, h.text, h.post_state, h.state,
                   h.posted_at, h.ends_at, h.extended, h.reminded, h.closed_at, h.errand_id, e.tracking_number,
                   r.state AS own_state, m.id AS case_id
            FROM help h
            JOIN person p ON p.id = h.author_id
            LEFT JOIN errand e ON e.id = h.errand_id
            LEFT JOIN moderation m ON m.subject_kind = 'help' AND m.subject_id = h.id AND h.post_state <> 'published'
            """;

    /** Ready for the condition; the reader comes first among the values. */
    private static final String SEEN = COLUMNS + "LEFT JOIN help_response r ON r.help_id = h.id AND r.person_id = ?\n";

    Future<Long> add(SqlClient tx, long spaceId, long authorId, What what, Shown shown, Life life, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO help
                          (space_id, author_id, direction, kind, text, post_state, state, posted_at, ends_at, extended, reminded,
                           alarm_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.from(new Object[] {
                    spaceId,
                    authorId,
                    what.direction().word(),
                    what.kind().word(),
                    what.text(),
                    shown.word(),
                    life.state().word(),
                    Rows.utc(now),
                    Rows.utc(life.endsAt()),
                    life.extended(),
                    life.reminded(),
                    Rows.utc(life.alarmAt())
                }))
                .map(added -> added.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** Nobody else posts for this person until the transaction ends. */
    Future<Void> holdAuthor(SqlClient tx, long personId) {
        return tx.preparedQuery("SELECT id FROM person WHERE id = ? FOR UPDATE")
                .execute(Tuple.of(personId))
                .mapEmpty();
    }

    /** How many are open; what was hidden helps nobody, and does not count. */
    Future<Integer> open(SqlClient tx, long authorId, Direction direction, Instant now) {
        return tx.preparedQuery("""
                        SELECT COUNT(*) AS many FROM help
                        WHERE author_id = ? AND direction = ? AND state = 'open' AND post_state <> 'hidden' AND ends_at > ?
                        """)
                .mapping(row -> row.getInteger("many"))
                .execute(Tuple.of(authorId, direction.word(), Rows.utc(now)))
                .map(rows -> rows.iterator().next());
    }

    Future<Optional<Seen>> find(SqlClient sql, long id, long readerId) {
        return sql.preparedQuery(SEEN + "WHERE h.id = ?")
                .mapping(HelpStore::seen)
                .execute(Tuple.of(readerId, id))
                .map(Rows::first);
    }

    /** Before anything about it, or about what is answered to it, changes. */
    Future<Optional<Seen>> lock(SqlClient tx, long id, long readerId) {
        return tx.preparedQuery("SELECT id FROM help WHERE id = ? FOR UPDATE")
                .execute(Tuple.of(id))
                .compose(locked -> find(tx, id, readerId));
    }

    Future<List<Seen>> listOpen(SqlClient sql, long spaceId, long readerId, Instant now, Page page) {
        return sql.preparedQuery(SEEN + """
                        WHERE h.space_id = ? AND h.post_state = 'published' AND h.state = 'open' AND h.ends_at > ? AND h.id < ?
                        ORDER BY h.id DESC
                        LIMIT ?
                        """)
                .mapping(HelpStore::seen)
                .execute(Tuple.of(readerId, spaceId, Rows.utc(now), page.before(), page.fetch()))
                .map(Rows::list);
    }

    /** Without those that were closed so long ago that they are forgotten. */
    Future<List<Seen>> listBy(SqlClient sql, long authorId, Instant closedSince, Page page) {
        return sql.preparedQuery(SEEN + """
                        WHERE h.author_id = ? AND h.id < ? AND (h.closed_at IS NULL OR h.closed_at > ?)
                        ORDER BY h.id DESC
                        LIMIT ?
                        """)
                .mapping(HelpStore::seen)
                .execute(Tuple.of(authorId, authorId, page.before(), Rows.utc(closedSince), page.fetch()))
                .map(Rows::list);
    }

    /** Those that the person answered, as far as they may be seen. */
    Future<List<Seen>> listAnsweredBy(SqlClient sql, long personId, Instant closedSince, Page page) {
        return sql.preparedQuery(COLUMNS + """
                        JOIN help_response r ON r.help_id = h.id
                        WHERE r.person_id = ? AND h.id < ? AND h.post_state = 'published'
                          AND (h.closed_at IS NULL OR h.closed_at > ?)
                        ORDER BY h.id DESC
                        LIMIT ?
                        """)
                .mapping(HelpStore::seen)
                .execute(Tuple.of(personId, page.before(), Rows.utc(closedSince), page.fetch()))
                .map(Rows::list);
    }

    Future<Void> setShown(SqlClient tx, long id, Shown shown) {
        return tx.preparedQuery("UPDATE help SET post_state = ? WHERE id = ?")
                .execute(Tuple.of(shown.word(), id))
                .mapEmpty();
    }

    Future<Void> save(SqlClient tx, long id, Life life) {
        return tx.preparedQuery("""
                        UPDATE help SET state = ?, ends_at = ?, extended = ?, reminded = ?, closed_at = ?, alarm_at = ? WHERE id = ?
                        """)
                .execute(Tuple.of(
                        life.state().word(),
                        Rows.utc(life.endsAt()),
                        life.extended(),
                        life.reminded(),
                        Rows.utc(life.closedAt()),
                        Rows.utc(life.alarmAt()),
                        id))
                .mapEmpty();
    }

    Future<Void> setErrand(SqlClient tx, long id, long errandId) {
        return tx.preparedQuery("UPDATE help SET errand_id = ? WHERE id = ?")
                .execute(Tuple.of(errandId, id))
                .mapEmpty();
    }

    /** Nothing leads from it to a request at a station any more. */
    Future<Void> keepAsEvidence(SqlClient tx, long id, Instant deletedAt) {
        return tx.preparedQuery("UPDATE help SET errand_id = NULL, alarm_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(deletedAt), id))
                .mapEmpty();
    }

    Future<Void> delete(SqlClient tx, long id) {
        return tx.preparedQuery("DELETE FROM help WHERE id = ?")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    Future<List<Long>> due(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM help WHERE alarm_at <= ? ORDER BY alarm_at LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    Future<Void> setAlarm(SqlClient tx, long id, Instant alarm) {
        return tx.preparedQuery("UPDATE help SET alarm_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(alarm), id))
                .mapEmpty();
    }

    private static Seen seen(Row row) {
        String own = row.getString("own_state");
        return new Seen(
                help(row),
                own == null ? null : Worded.of(Response.State.class, own),
                row.getString("tracking_number"),
                row.getLong("case_id"));
    }

    private static Help help(Row row) {
        return new Help(
                row.getLong("id"),
                row.getLong("space_id"),
                row.getLong("author_id"),
                row.getString("display_name"),
                new What(
                        Worded.of(Direction.class, row.getString("direction")),
                        Worded.of(HelpKind.class, row.getString("kind")),
                        row.getString("text")),
                Worded.of(Shown.class, row.getString("post_state")),
                new Life(
                        Worded.of(Life.State.class, row.getString("state")),
                        Rows.instant(row, "ends_at"),
                        row.getBoolean("extended"),
                        row.getBoolean("reminded"),
                        Rows.instant(row, "closed_at")),
                Rows.instant(row, "posted_at"),
                row.getLong("errand_id"));
    }
}
