package cn.servicecircle.moderation;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Authors' appeals in SQL: one of each time that a case came to the queue. */
final class AppealStore {

    /**
     * Why an author is against a decision, and what became of it.
     *
     * @param upheld whether the decision stands; null until somebody answered
     */
    record Appeal(String reason, Instant at, Boolean upheld, String answer, Instant decidedAt) {}

    /** Whether there was none before, since the case last came to the queue. */
    Future<Boolean> add(SqlClient tx, long caseId, String reason, Instant now) {
        return tx.preparedQuery("""
                        INSERT IGNORE INTO moderation_appeal (case_id, round, reason, appealed_at)
                        SELECT id, round, ?, ? FROM moderation WHERE id = ?
                        """)
                .execute(Tuple.of(reason, Rows.utc(now), caseId))
                .map(added -> added.rowCount() == 1);
    }

    Future<Void> decide(SqlClient tx, long caseId, long deciderId, boolean upheld, String answer, Instant now) {
        return tx.preparedQuery("""
                        UPDATE moderation_appeal SET decided_by = ?, decided_at = ?, upheld = ?, answer = ?
                        WHERE case_id = ? AND decided_at IS NULL
                        """)
                .execute(Tuple.of(deciderId, Rows.utc(now), upheld, answer, caseId))
                .mapEmpty();
    }

    /** The one since the case last came to the queue. */
    Future<Optional<Appeal>> of(SqlClient sql, long caseId) {
        return sql.preparedQuery("""
                        SELECT a.reason, a.appealed_at, a.upheld, a.answer, a.decided_at
                        FROM moderation m
                        JOIN moderation_appeal a ON a.case_id = m.id AND a.round = m.round
                        WHERE m.id = ?
                        """)
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
