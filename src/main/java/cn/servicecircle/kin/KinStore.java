package cn.servicecircle.kin;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.kin.Kinship.Wanted;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Relatives in SQL. */
public final class KinStore {
    private static final int NO_SUCH_PARENT = 1452;
    private static final String SELECT = """
            SELECT k.id, k.principal_id, p.display_name AS principal_name, k.relative_id, r.display_name AS relative_name,
                   k.relation, k.may, k.station_id, k.linked_at
            FROM kinship k
            JOIN person p ON p.id = k.principal_id
            JOIN person r ON r.id = k.relative_id
            WHERE k.ended_at IS NULL
            """;

    /** Those of the person whose errand it is. */
    public Future<List<Relative>> ofErrand(SqlClient sql, long errandId) {
        return sql.preparedQuery("""
                        SELECT k.relative_id, r.display_name, k.may
                        FROM errand e
                        JOIN kinship k ON k.principal_id = e.principal_id
                        JOIN person r ON r.id = k.relative_id
                        WHERE e.id = ? AND k.ended_at IS NULL
                        ORDER BY k.id
                        """)
                .mapping(KinStore::relative)
                .execute(Tuple.of(errandId))
                .map(Rows::list);
    }

    /** Lets none of them be ended before the transaction is: nothing is done for a principal after they have said no. */
    public Future<Void> holdOfErrand(SqlClient tx, long errandId) {
        return tx.preparedQuery("""
                        SELECT k.id
                        FROM errand e
                        JOIN kinship k ON k.principal_id = e.principal_id
                        WHERE e.id = ? AND k.ended_at IS NULL
                        LOCK IN SHARE MODE
                        """).execute(Tuple.of(errandId)).mapEmpty();
    }

    /** Those of a person, none of which is ended before the transaction is. */
    public Future<List<Relative>> hold(SqlClient tx, long principalId) {
        return tx.preparedQuery("""
                        SELECT k.relative_id, r.display_name, k.may
                        FROM kinship k
                        JOIN person r ON r.id = k.relative_id
                        WHERE k.principal_id = ? AND k.ended_at IS NULL
                        ORDER BY k.id
                        LOCK IN SHARE MODE
                        """)
                .mapping(KinStore::relative)
                .execute(Tuple.of(principalId))
                .map(Rows::list);
    }

    /** The id of the new row. */
    Future<Long> add(SqlClient tx, Wanted wanted, Long stationId, Long evidenceId, long linkedBy, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO kinship
                          (principal_id, relative_id, relation, may, station_id, evidence_id, linked_by, linked_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(wanted.principalId(), wanted.relativeId(), wanted.relation())
                        .addString(wanted.may().word())
                        .addLong(stationId)
                        .addLong(evidenceId)
                        .addLong(linkedBy)
                        .addLocalDateTime(Rows.utc(now)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .recover(KinStore::explain);
    }

    private static Future<Long> explain(Throwable failure) {
        if (Database.isDuplicate(failure)) {
            return Future.failedFuture(Refusal.conflict("kin:already-linked", "你们已经关联了", "要改变亲属能做的事，请先解除关联，再重新关联。"));
        }
        if (failure instanceof MySQLException e && e.getErrorCode() == NO_SUCH_PARENT) {
            return Future.failedFuture(unknownPerson());
        }
        return Future.failedFuture(failure);
    }

    /**
     * Also for a row that was added and is not found, as it names nobody: MySQL 9.7 does not check a foreign key while another
     * column of its index is NULL, as {@code ended_at} is here.
     */
    static Refusal unknownPerson() {
        return Refusal.invalid("kin:unknown-person", "没有这个人", "请核对 principalId 和 relativeId 后再登记。");
    }

    Future<Optional<Kinship>> find(SqlClient sql, long id) {
        return sql.preparedQuery(SELECT + " AND k.id = ?")
                .mapping(KinStore::kinship)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** Whether it was linked until now. */
    Future<Boolean> end(SqlClient tx, long id, long endedBy, Instant now) {
        return tx.preparedQuery("UPDATE kinship SET ended_by = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL")
                .execute(Tuple.of(endedBy, Rows.utc(now), id))
                .map(rows -> rows.rowCount() == 1);
    }

    /** A person's relatives, and those whose relative the person is; the newest first. */
    Future<List<Kinship>> listOf(SqlClient sql, long personId, Page page) {
        return sql.preparedQuery(SELECT
                        + " AND (k.principal_id = ? OR k.relative_id = ?) AND k.id < ? ORDER BY k.id DESC LIMIT ?")
                .mapping(KinStore::kinship)
                .execute(Tuple.of(personId, personId, page.before(), page.fetch()))
                .map(Rows::list);
    }

    private static Relative relative(Row row) {
        return new Relative(
                row.getLong("relative_id"), row.getString("display_name"), Worded.of(May.class, row.getString("may")));
    }

    private static Kinship kinship(Row row) {
        return new Kinship(
                row.getLong("id"),
                row.getLong("principal_id"),
                row.getString("principal_name"),
                row.getLong("relative_id"),
                row.getString("relative_name"),
                row.getString("relation"),
                Worded.of(May.class, row.getString("may")),
                row.getLong("station_id"),
                Rows.instant(row, "linked_at"));
    }
}
