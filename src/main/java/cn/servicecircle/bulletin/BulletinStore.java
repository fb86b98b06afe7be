package cn.servicecircle.bulletin;

import cn.servicecircle.bulletin.Bulletin.Change;
import cn.servicecircle.bulletin.Bulletin.Withdrawal;
import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Bulletins and their versions in SQL. */
public final class BulletinStore {
    private static final String VERSIONS = """
            SELECT b.id, v.version, b.version AS current, v.content,
                   v.reason, v.confirmed, v.changed_at, p.display_name AS changed_by,
                   b.withdrawn_at, b.withdrawn_reason, w.display_name AS withdrawn_by
            FROM bulletin b
            JOIN bulletin_version v ON v.bulletin_id = b.id
            LEFT JOIN person p ON p.id = v.changed_by
            LEFT JOIN person w ON w.id = b.withdrawn_by
            """;

    /** Those that are neither withdrawn nor over on that day. */
    public Future<Bulletins> load(SqlClient sql, LocalDate day) {
        return sql.preparedQuery(
                        VERSIONS + " WHERE v.version = b.version AND b.withdrawn_at IS NULL AND b.ends_on >= ?")
                .mapping(BulletinStore::bulletin)
                .execute(Tuple.of(day))
                .map(rows -> new Bulletins(Rows.list(rows)));
    }

    private static Bulletin bulletin(Row row) {
        Instant withdrawnAt = Rows.instant(row, "withdrawn_at");
        return new Bulletin(
                row.getLong("id"),
                row.getInteger("version"),
                row.getInteger("current"),
                Json.read(row.getString("content"), BulletinContent.class),
                new Change(
                        row.getString("reason"),
                        row.getString("changed_by"),
                        Rows.instant(row, "changed_at"),
                        doubts(row.getString("confirmed"))),
                withdrawnAt == null
                        ? null
                        : new Withdrawal(
                                row.getString("withdrawn_reason"), row.getString("withdrawn_by"), withdrawnAt));
    }

    private static List<Doubt> doubts(String words) {
        return words.isEmpty()
                ? List.of()
                : Arrays.stream(words.split(","))
                        .map(word -> Worded.of(Doubt.class, word))
                        .toList();
    }

    /** Whoever changes one starts so, and is alone in it until the end of the transaction; imports too. */
    Future<Void> takeTurn(SqlClient tx) {
        return SnapshotStore.raise(tx, "bulletin");
    }

    /** Its current version, whatever its state. */
    Future<Optional<Bulletin>> find(SqlClient sql, long id) {
        return sql.preparedQuery(VERSIONS + " WHERE b.id = ? AND v.version = b.version")
                .mapping(BulletinStore::bulletin)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** One of its versions, once it has begun. */
    Future<Optional<Bulletin>> version(SqlClient sql, long id, int version, LocalDate today) {
        return sql.preparedQuery(VERSIONS + " WHERE b.id = ? AND v.version = ? AND b.begins_on <= ?")
                .mapping(BulletinStore::bulletin)
                .execute(Tuple.of(id, version, today))
                .map(Rows::first);
    }

    /** The newest first. */
    Future<List<Bulletin>> versions(SqlClient sql, long id, Page page) {
        return sql.preparedQuery(VERSIONS + " WHERE b.id = ? AND v.version < ? ORDER BY v.version DESC LIMIT ?")
                .mapping(BulletinStore::bulletin)
                .execute(Tuple.of(id, page.before(), page.fetch()))
                .map(Rows::list);
    }

    /** All that was ever published for the area or for something within it, in its current version; the last first. */
    Future<List<Bulletin>> within(SqlClient sql, long areaId, Page page) {
        return sql.preparedQuery("""
                        WITH RECURSIVE below AS (
                          SELECT id FROM area WHERE id = ?
                          UNION ALL
                          SELECT a.id FROM area a JOIN below ON a.parent_id = below.id)
                        """ + VERSIONS + """
                        WHERE v.version = b.version AND b.id < ? AND b.id IN (
                          SELECT ba.bulletin_id FROM bulletin_area ba JOIN below ON below.id = ba.area_id)
                        ORDER BY b.id DESC
                        LIMIT ?
                        """)
                .mapping(BulletinStore::bulletin)
                .execute(Tuple.of(areaId, page.before(), page.fetch()))
                .map(Rows::list);
    }

    /**
     * Adds one in its first version.
     *
     * @param code by which the district's files know it; null for one that was made in the product
     */
    public Future<Long> add(SqlClient tx, String code, NewVersion first, Instant now) {
        return tx.preparedQuery("INSERT INTO bulletin (code, version, begins_on, ends_on) VALUES (?, 1, ?, ?)")
                .execute(Tuple.of(
                        code, first.content().beginsOn(), first.content().endsOn()))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .compose(id -> addParts(tx, id, 1, first, now).map(id));
    }

    /** Makes it the current one. */
    public Future<Void> addVersion(SqlClient tx, long id, int version, NewVersion next, Instant now) {
        return tx.preparedQuery("UPDATE bulletin SET version = ?, begins_on = ?, ends_on = ? WHERE id = ?")
                .execute(Tuple.of(
                        version, next.content().beginsOn(), next.content().endsOn(), id))
                .compose(updated -> tx.preparedQuery("DELETE FROM bulletin_area WHERE bulletin_id = ?")
                        .execute(Tuple.of(id)))
                .compose(emptied -> addParts(tx, id, version, next, now));
    }

    private static Future<Void> addParts(SqlClient tx, long id, int version, NewVersion added, Instant now) {
        return tx.preparedQuery("INSERT INTO bulletin_area (bulletin_id, area_id) VALUES (?, ?)")
                .executeBatch(added.content().areaIds().stream()
                        .map(area -> Tuple.of(id, area))
                        .toList())
                .compose(filled -> tx.preparedQuery("""
                                INSERT INTO bulletin_version
                                  (bulletin_id, version, content, reason, confirmed, changed_by, changed_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?)
                                """)
                        .execute(Tuple.of(
                                id,
                                version,
                                Json.encode(added.content()).toString(),
                                added.reason(),
                                added.confirmed().stream().map(Doubt::word).collect(Collectors.joining(",")),
                                added.by(),
                                Rows.utc(now))))
                .mapEmpty();
    }

    Future<Void> withdraw(SqlClient tx, long id, String reason, long by, Instant now) {
        return tx.preparedQuery("""
                        UPDATE bulletin SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ?
                        WHERE id = ? AND withdrawn_at IS NULL
                        """)
                .execute(Tuple.of(Rows.utc(now), by, reason, id))
                .mapEmpty();
    }
}
