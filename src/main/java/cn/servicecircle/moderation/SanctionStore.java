package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.moderation.Sanction.Grade;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sanctions in SQL. */
final class SanctionStore {
    private static final String COLUMNS = """
            SELECT s.id, s.case_id, s.person_id, s.area_id, s.grade, s.clause, s.reason, s.imposed_by, s.imposed_at, s.until,
                   s.appeal, s.answer
            FROM sanction s
            """;

    /** Empty when the case has one. */
    Future<Optional<Long>> add(SqlClient tx, Sanction sanction) {
        return tx.preparedQuery("""
                        INSERT IGNORE INTO sanction
                          (case_id, person_id, area_id, grade, clause, reason, imposed_by, imposed_at, until)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.from(new Object[] {
                    sanction.caseId(),
                    sanction.personId(),
                    sanction.areaId(),
                    sanction.grade().word(),
                    sanction.clause(),
                    sanction.reason(),
                    sanction.imposedBy(),
                    Rows.utc(sanction.imposedAt()),
                    Rows.utc(sanction.until())
                }))
                .map(added -> added.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(added.property(MySQLClient.LAST_INSERTED_ID)));
    }

    Future<Optional<Sanction>> find(SqlClient sql, long id) {
        return sql.preparedQuery(COLUMNS + " WHERE s.id = ?")
                .mapping(SanctionStore::sanction)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<Optional<Sanction>> lock(SqlClient tx, long id) {
        return tx.preparedQuery(COLUMNS + " WHERE s.id = ? FOR UPDATE")
                .mapping(SanctionStore::sanction)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<List<Sanction>> of(SqlClient sql, long personId, Page page) {
        return sql.preparedQuery(COLUMNS + " WHERE s.person_id = ? AND s.id < ? ORDER BY s.id DESC LIMIT ?")
                .mapping(SanctionStore::sanction)
                .execute(Tuple.of(personId, page.before(), page.fetch()))
                .map(Rows::list);
    }

    /** Those that are on for the person, in the area or above it. */
    Future<List<Sanction>> active(SqlClient sql, long personId, long areaId, Instant now) {
        return sql.preparedQuery(COLUMNS + """
                         JOIN area_closure c ON c.ancestor_id = s.area_id AND c.descendant_id = ?
                        WHERE s.person_id = ? AND s.until > ?
                        """)
                .mapping(SanctionStore::sanction)
                .execute(Tuple.of(areaId, personId, Rows.utc(now)))
                .map(Rows::list);
    }

    /** Whether the person had one of late, which no appeal lifted. */
    Future<Boolean> hadOne(SqlClient sql, long personId, Instant since) {
        return sql.preparedQuery("""
                        SELECT 1 FROM sanction
                        WHERE person_id = ? AND imposed_at >= ? AND (decided_at IS NULL OR until >= decided_at)
                        LIMIT 1
                        """)
                .execute(Tuple.of(personId, Rows.utc(since)))
                .map(rows -> rows.size() > 0);
    }

    Future<Void> appeal(SqlClient tx, long id, String why, Instant now) {
        return tx.preparedQuery("UPDATE sanction SET appeal = ?, appealed_at = ? WHERE id = ?")
                .execute(Tuple.of(why, Rows.utc(now), id))
                .mapEmpty();
    }

    /** @param until when it ends now: in the past where it is lifted */
    Future<Void> decide(SqlClient tx, long id, long deciderId, String answer, Instant now, Instant until) {
        return tx.preparedQuery(
                        "UPDATE sanction SET decided_by = ?, decided_at = ?, answer = ?, until = ? WHERE id = ?")
                .execute(Tuple.of(deciderId, Rows.utc(now), answer, Rows.utc(until), id))
                .mapEmpty();
    }

    private static Sanction sanction(Row row) {
        return new Sanction(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getLong("person_id"),
                row.getLong("area_id"),
                Worded.of(Grade.class, row.getString("grade")),
                row.getString("clause"),
                row.getString("reason"),
                row.getLong("imposed_by"),
                Rows.instant(row, "imposed_at"),
                Rows.instant(row, "until"),
                row.getString("appeal"),
                row.getString("answer"));
    }
}
