package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Reports in SQL; who reported is told to nobody. */
final class ReportStore {

    /** What somebody said against a post. */
    record Report(Reason reason, String text) {}

    /**
     * Whether it is this person's first on the case.
     *
     * @param ofGroup whether they are of those whose reports cover a post
     */
    Future<Boolean> add(SqlClient tx, long caseId, long personId, boolean ofGroup, Report report, Instant now) {
        return tx.preparedQuery("""
                        INSERT IGNORE INTO report (case_id, person_id, of_group, reason, text, reported_at, answered)
                        VALUES (?, ?, ?, ?, ?, ?, FALSE)
                        """)
                .execute(Tuple.of(caseId, personId, ofGroup, report.reason().word(), report.text(), Rows.utc(now)))
                .compose(added -> added.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : tx.preparedQuery("UPDATE moderation SET reports = reports + 1 WHERE id = ?")
                                .execute(Tuple.of(caseId))
                                .map(true));
    }

    /** How many of the group say so and have not been answered yet: what a moderator has rejected weighs no more. */
    Future<Integer> weigh(SqlClient tx, long caseId) {
        return tx.preparedQuery("SELECT COUNT(*) AS n FROM report WHERE case_id = ? AND of_group AND NOT answered")
                .mapping(row -> row.getInteger("n"))
                .execute(Tuple.of(caseId))
                .map(rows -> rows.iterator().next());
    }

    Future<List<Report>> of(SqlClient sql, long caseId) {
        return sql.preparedQuery("SELECT reason, text FROM report WHERE case_id = ? ORDER BY reported_at LIMIT 100")
                .mapping(row -> new Report(Worded.of(Reason.class, row.getString("reason")), row.getString("text")))
                .execute(Tuple.of(caseId))
                .map(Rows::list);
    }

    /** Those who have not heard how it ended; from now on they have. */
    Future<List<Long>> answer(SqlClient tx, long caseId) {
        return tx.preparedQuery("SELECT person_id FROM report WHERE case_id = ? AND NOT answered")
                .mapping(row -> row.getLong("person_id"))
                .execute(Tuple.of(caseId))
                .map(Rows::list)
                .compose(people -> tx.preparedQuery("UPDATE report SET answered = TRUE WHERE case_id = ?")
                        .execute(Tuple.of(caseId))
                        .map(people));
    }

    /** Those who reported it since it last came to the queue. */
    Future<List<Long>> sinceOpened(SqlClient sql, Moderation moderation) {
        return sql.preparedQuery("SELECT person_id FROM report WHERE case_id = ? AND reported_at >= ?")
                .mapping(row -> row.getLong("person_id"))
                .execute(Tuple.of(moderation.id(), Rows.utc(moderation.openedAt())))
                .map(Rows::list);
    }

    Future<Boolean> isBy(SqlClient sql, long caseId, long personId) {
        return sql.preparedQuery("SELECT 1 FROM report WHERE case_id = ? AND person_id = ?")
                .execute(Tuple.of(caseId, personId))
                .map(rows -> rows.size() > 0);
    }
}
