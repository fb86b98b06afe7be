package cn.servicecircle.moderation;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long the words of cases are kept, in SQL. */
final class WordsStore {

    /**
     * What followed from a case for its author.
     *
     * @param at         when something was last decided about it
     * @param isAppealed whether somebody has yet to answer its appeal
     */
    record Consequence(Instant at, boolean isAppealed) {}

    Future<List<Long>> due(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM moderation WHERE words_until <= ? ORDER BY words_until LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    /** Whether its time has come, and nobody has opened it again or emptied it meanwhile. */
    Future<Boolean> lockDue(SqlClient tx, long caseId, Instant now) {
        return tx.preparedQuery("SELECT id FROM moderation WHERE id = ? AND words_until <= ? FOR UPDATE")
                .execute(Tuple.of(caseId, Rows.utc(now)))
                .map(rows -> rows.size() == 1);
    }

    Future<Optional<Consequence>> sanctionOf(SqlClient tx, long caseId) {
        return tx.preparedQuery("""
                        SELECT COALESCE(decided_at, imposed_at) AS at, appealed_at IS NOT NULL AND decided_at IS NULL AS appealed
                        FROM sanction
                        WHERE case_id = ?
                        """)
                .mapping(row -> new Consequence(Rows.instant(row, "at"), row.getInteger("appealed") == 1))
                .execute(Tuple.of(caseId))
                .map(Rows::first);
    }

    Future<Void> keep(SqlClient tx, long caseId, Instant until) {
        return tx.preparedQuery("UPDATE moderation SET words_until = ? WHERE id = ? AND words_until IS NOT NULL")
                .execute(Tuple.of(Rows.utc(until), caseId))
                .mapEmpty();
    }

    /** What is said against a sanction is kept with the words of its case. While that is open its own decision will say how long. */
    Future<Void> keepAppeal(SqlClient tx, long caseId, Instant until) {
        return tx.preparedQuery(
                        "UPDATE moderation SET words_until = ? WHERE id = ? AND state IN ('hidden', 'published')")
                .execute(Tuple.of(Rows.utc(until), caseId))
                .mapEmpty();
    }

    /** That there was a case, reports and appeals, and how they ended, stays. */
    Future<Void> empty(SqlClient tx, long caseId) {
        return run(tx, "UPDATE moderation SET text = '', words_until = NULL WHERE id = ?", caseId)
                .compose(emptied -> run(tx, "UPDATE report SET text = NULL WHERE case_id = ?", caseId))
                .compose(emptied -> run(tx, "UPDATE moderation_appeal SET reason = '' WHERE case_id = ?", caseId))
                .compose(emptied ->
                        run(tx, "UPDATE sanction SET appeal = '' WHERE case_id = ? AND appeal IS NOT NULL", caseId));
    }

    private static Future<Void> run(SqlClient tx, String update, long caseId) {
        return tx.preparedQuery(update).execute(Tuple.of(caseId)).mapEmpty();
    }
}
