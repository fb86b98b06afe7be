package cn.servicecircle.picture;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.picture.Check.State;
import cn.servicecircle.picture.Picture.Post;
import cn.servicecircle.upload.Inspected;
import cn.servicecircle.upload.Recorded;
import cn.servicecircle.wechat.PictureVerdict;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Pictures in SQL. */
public final class PictureStore implements Recorded {
    private static final String COLUMNS = """
            SELECT i.id, i.author_id, i.subject_kind, i.subject_id, i.state, i.machine_says, i.by_person, i.asks, i.attempts,
                   i.ask_at, i.give_up_at, i.for_person_at, i.leave_at, i.bytes, i.storage_key
            FROM picture i
            """;

    /** Makes those who upload at the same time in one person's name count one after the other. */
    Future<Quota> lockQuota(SqlClient tx, long authorId, Instant since) {
        return tx.preparedQuery("SELECT id FROM person WHERE id = ? FOR UPDATE")
                .execute(Tuple.of(authorId))
                .compose(locked -> tx.preparedQuery("""
                                SELECT COUNT(*) AS pictures, COUNT(CASE WHEN subject_id IS NULL THEN 1 END) AS unposted
                                FROM picture WHERE author_id = ? AND uploaded_at >= ?
                                """)
                        .mapping(row -> new Quota(row.getInteger("pictures"), row.getInteger("unposted")))
                        .execute(Tuple.of(authorId, Rows.utc(since))))
                .map(rows -> rows.iterator().next());
    }

    Future<Long> add(SqlClient tx, long authorId, Inspected file, String storageKey, Check check, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO picture
                          (author_id, state, ask_at, give_up_at, for_person_at, leave_at, bytes, sha256, storage_key,
                           uploaded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.from(new Object[] {
                    authorId,
                    check.state().word(),
                    Rows.utc(check.askAt()),
                    Rows.utc(check.giveUpAt()),
                    check.state() == State.FOR_PERSON ? Rows.utc(now) : null,
                    Rows.utc(now.plus(Picture.UNPOSTED)),
                    file.bytes(),
                    Buffer.buffer(file.sha256()),
                    storageKey,
                    Rows.utc(now)
                }))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** Whether it was the author's, and free. */
    Future<Boolean> post(SqlClient tx, long id, long authorId, Post post, int ordinal) {
        return tx.preparedQuery("""
                        UPDATE picture
                        SET subject_kind = ?, subject_id = ?, ordinal = ?, leave_at = NULL
                        WHERE id = ? AND author_id = ? AND subject_id IS NULL
                        """)
                .execute(Tuple.of(post.kind(), post.id(), ordinal, id, authorId))
                .map(changed -> changed.rowCount() == 1);
    }

    Future<Optional<Picture>> find(SqlClient sql, long id) {
        return sql.preparedQuery(COLUMNS + " WHERE i.id = ?")
                .mapping(PictureStore::picture)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<Optional<Picture>> lock(SqlClient tx, long id) {
        return tx.preparedQuery(COLUMNS + " WHERE i.id = ? FOR UPDATE")
                .mapping(PictureStore::picture)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<List<Picture>> lockOf(SqlClient tx, Post post) {
        return tx.preparedQuery(COLUMNS + " WHERE i.subject_kind = ? AND i.subject_id = ? ORDER BY i.id FOR UPDATE")
                .mapping(PictureStore::picture)
                .execute(Tuple.of(post.kind(), post.id()))
                .map(Rows::list);
    }

    /** In the order in which they were posted. */
    Future<List<Picture>> of(SqlClient sql, String kind, Collection<Long> ids) {
        Tuple values = Tuple.of(kind);
        ids.forEach(values::addLong);
        return sql.preparedQuery(COLUMNS + " WHERE i.subject_kind = ? AND i.subject_id IN (" + Rows.marks(ids)
                        + ") ORDER BY i.subject_id, i.ordinal")
                .mapping(PictureStore::picture)
                .execute(values)
                .map(Rows::list);
    }

    Future<Void> save(SqlClient tx, Picture picture) {
        Check check = picture.check();
        return tx.preparedQuery("""
                        UPDATE picture
                        SET state = ?, machine_says = ?, by_person = ?, asks = ?, attempts = ?, ask_at = ?, give_up_at = ?,
                            for_person_at = ?, leave_at = ?
                        WHERE id = ?
                        """)
                .execute(Tuple.from(new Object[] {
                    check.state().word(),
                    check.says() == null ? null : check.says().word(),
                    check.byPerson(),
                    check.asks(),
                    check.attempts(),
                    Rows.utc(check.askAt()),
                    Rows.utc(check.giveUpAt()),
                    Rows.utc(picture.forPersonAt()),
                    Rows.utc(picture.leaveAt()),
                    picture.id()
                }))
                .mapEmpty();
    }

    /** Those that WeChat is to be asked about now; nobody else asks until then. */
    Future<List<Long>> lease(SqlClient tx, Instant now, Instant until, int limit) {
        return tx.preparedQuery("""
                        SELECT id FROM picture WHERE ask_at <= ? ORDER BY ask_at LIMIT ? FOR UPDATE SKIP LOCKED
                        """)
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list)
                .compose(ids -> ids.isEmpty()
                        ? Future.succeededFuture(ids)
                        : postpone(tx, ids, until).map(ids));
    }

    private static Future<Void> postpone(SqlClient tx, List<Long> ids, Instant until) {
        Tuple values = Tuple.of(Rows.utc(until));
        ids.forEach(values::addLong);
        return tx.preparedQuery("UPDATE picture SET ask_at = ? WHERE id IN (" + Rows.marks(ids) + ")")
                .execute(values)
                .mapEmpty();
    }

    Future<List<Long>> silent(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM picture WHERE give_up_at <= ? ORDER BY give_up_at LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    Future<Void> waitLonger(SqlClient tx, long id, Instant until) {
        return tx.preparedQuery("UPDATE picture SET give_up_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(until), id))
                .mapEmpty();
    }

    Future<List<Long>> leaving(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM picture WHERE leave_at <= ? ORDER BY leave_at LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    Future<Void> stayLonger(SqlClient tx, long id, Instant until) {
        return tx.preparedQuery("UPDATE picture SET leave_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(until), id))
                .mapEmpty();
    }

    Future<Void> delete(SqlClient tx, long id) {
        return tx.preparedQuery("DELETE FROM picture WHERE id = ?")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** Unless somebody posted it meanwhile. */
    Future<Void> remove(SqlClient tx, long id, Instant now) {
        return tx.preparedQuery("DELETE FROM picture WHERE id = ? AND leave_at <= ?")
                .execute(Tuple.of(id, Rows.utc(now)))
                .mapEmpty();
    }

    @Override
    public Future<List<String>> known(SqlClient sql, List<String> storageKeys) {
        return sql.preparedQuery(
                        "SELECT storage_key FROM picture WHERE storage_key IN (" + Rows.marks(storageKeys) + ")")
                .mapping(row -> row.getString("storage_key"))
                .execute(Tuple.from(storageKeys))
                .map(Rows::list);
    }

    static Picture picture(Row row) {
        String kind = row.getString("subject_kind");
        String says = row.getString("machine_says");
        return new Picture(
                row.getLong("id"),
                row.getLong("author_id"),
                kind == null ? null : new Post(kind, row.getLong("subject_id")),
                new Check(
                        Worded.of(State.class, row.getString("state")),
                        says == null ? null : Worded.of(PictureVerdict.class, says),
                        row.getBoolean("by_person"),
                        row.getInteger("asks"),
                        row.getInteger("attempts"),
                        Rows.instant(row, "ask_at"),
                        Rows.instant(row, "give_up_at")),
                row.getInteger("bytes"),
                row.getString("storage_key"),
                Rows.instant(row, "for_person_at"),
                Rows.instant(row, "leave_at"));
    }
}
