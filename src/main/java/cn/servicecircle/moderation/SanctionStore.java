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
                   s.appeal, s.appealed_at, s.due_at, s.answer, s.lifted
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

    /** The one that followed from the case. */
    Future<Optional<Sanction>> lockOf(SqlClient tx, long caseId) {
        return tx.preparedQuery(COLUMNS + " WHERE s.case_id = ? FOR UPDATE")
                .mapping(SanctionStore::sanction)
                .execute(Tuple.of(caseId))
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
                        SELECT 1 FROM sanction WHERE person_id = ? AND imposed_at >= ? AND NOT lifted LIMIT 1
                        """)
                .execute(Tuple.of(personId, Rows.utc(since)))
                .map(rows -> rows.size() > 0);
    }

    /** Those in the areas and below them whose appeals wait, by when they are due; the cursor is the id of the last one. */
    Future<List<Sanction>> waiting(SqlClient sql, List<Long> areas, Page page) {
        Tuple values = Tuple.of(page.beyond());
        areas.forEach(values::addLong);
        return sql.preparedQuery(COLUMNS + """
                        LEFT JOIN sanction a ON a.id = ?
                        WHERE s.decided_at IS NULL AND s.due_at IS NOT NULL
                          AND (a.id IS NULL OR s.due_at > a.due_at OR (s.due_at = a.due_at AND s.id > a.id))
                          AND EXISTS (SELECT 1 FROM area_closure c
                                      WHERE c.descendant_id = s.area_id AND c.ancestor_id IN (%s))
                        ORDER BY s.due_at, s.id
                        LIMIT ?
                        """.formatted(Rows.marks(areas)))
                .mapping(SanctionStore::sanction)
                .execute(values.addInteger(page.fetch()))
                .map(Rows::list);
    }

    /** @param due when it should be answered */
    Future<Void> appeal(SqlClient tx, long id, String why, Instant now, Instant due) {
        return tx.preparedQuery(
                        "UPDATE sanction SET appeal = ?, appealed_at = ?, due_at = ?, alarm_at = ?, rung = 0 WHERE id = ?")
                .execute(Tuple.of(why, Rows.utc(now), Rows.utc(due), Rows.utc(due), id))
                .mapEmpty();
    }

    /** The answer to the appeal. */
    Future<Void> decide(SqlClient tx, long id, long deciderId, String answer, Instant now) {
        return tx.preparedQuery(
                        "UPDATE sanction SET decided_by = ?, decided_at = ?, answer = ?, alarm_at = NULL WHERE id = ?")
                .execute(Tuple.of(deciderId, Rows.utc(now), answer, id))
                .mapEmpty();
    }

    /** Ends it, where it has not ended, and counts no more. */
    Future<Void> lift(SqlClient tx, long id, Instant now) {
        return tx.preparedQuery("UPDATE sanction SET lifted = TRUE, until = LEAST(until, ?) WHERE id = ?")
                .execute(Tuple.of(Rows.utc(now), id))
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
                Rows.instant(row, "appealed_at"),
                Rows.instant(row, "due_at"),
                row.getString("answer"),
                row.getBoolean("lifted"));
    }
}
