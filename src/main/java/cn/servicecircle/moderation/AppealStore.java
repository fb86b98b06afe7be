package cn.servicecircle.moderation;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Authors' appeals in SQL: one of a case, for ever. */
final class AppealStore {

    /**
     * Why an author is against a decision, and what became of it.
     *
     * @param upheld whether the decision stands; null until somebody answered
     */
    record Appeal(String reason, Instant at, Boolean upheld, String answer, Instant decidedAt) {}

    /** Whether there was none before. */
    Future<Boolean> add(SqlClient tx, long caseId, String reason, Instant now) {
        return tx.preparedQuery("INSERT IGNORE INTO moderation_appeal (case_id, reason, appealed_at) VALUES (?, ?, ?)")
                .execute(Tuple.of(caseId, reason, Rows.utc(now)))
                .map(added -> added.rowCount() == 1);
    }

    Future<Void> decide(SqlClient tx, long caseId, long deciderId, boolean upheld, String answer, Instant now) {
        return tx.preparedQuery("""
                        UPDATE moderation_appeal SET decided_by = ?, decided_at = ?, upheld = ?, answer = ? WHERE case_id = ?
                        """)
                .execute(Tuple.of(deciderId, Rows.utc(now), upheld, answer, caseId))
                .mapEmpty();
    }

    Future<Optional<Appeal>> of(SqlClient sql, long caseId) {
        return sql.preparedQuery(
                        "SELECT reason, appealed_at, upheld, answer, decided_at FROM moderation_appeal WHERE case_id = ?")
                .mapping(row -> new Appeal(
                        row.getString("reason"),
                        Rows.instant(row, "appealed_at"),
                        row.getBoolean("upheld"),
                        row.getString("answer"),
                        Rows.instant(row, "decided_at")))
                .execute(Tuple.of(caseId))
                .map(Rows::first);
    }
}
