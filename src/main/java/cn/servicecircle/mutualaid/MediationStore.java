package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mutualaid.Mediation.State;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who wanted a mediator, and who consented, in SQL. */
final class MediationStore {
    private static final String COLUMNS = """
            SELECT m.id, m.response_id, m.proposer_id, m.proposed_at, m.other_id, m.state, m.answered_at, m.request, m.errand_id,
                   e.tracking_number
            FROM help_mediation m
            LEFT JOIN errand e ON e.id = m.errand_id
            """;

    Future<Void> add(SqlClient tx, long responseId, long proposerId, long otherId, String request, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO help_mediation (response_id, proposer_id, proposed_at, other_id, state, request)
                        VALUES (?, ?, ?, ?, 'proposed', ?)
                        """)
                .execute(Tuple.of(responseId, proposerId, Rows.utc(now), otherId, request))
                .mapEmpty();
    }

    Future<Optional<Mediation>> of(SqlClient sql, long responseId) {
        return sql.preparedQuery(COLUMNS + "WHERE m.response_id = ?")
                .mapping(MediationStore::mediation)
                .execute(Tuple.of(responseId))
                .map(Rows::first);
    }

    /** By the ids of the responses that they belong to; those of the reader's. */
    Future<Map<Long, Mediation>> ofReader(SqlClient sql, long helpId, long readerId) {
        return sql.preparedQuery(COLUMNS + """
                        JOIN help_response r ON r.id = m.response_id
                        WHERE r.help_id = ? AND ? IN (m.proposer_id, m.other_id)
                        """)
                .execute(Tuple.of(helpId, readerId))
                .map(rows -> {
                    Map<Long, Mediation> byResponse = new HashMap<>();
                    rows.forEach(row -> byResponse.put(row.getLong("response_id"), mediation(row)));
                    return byResponse;
                });
    }

    /** @param errandId null where it was declined */
    Future<Void> answer(SqlClient tx, long id, State state, Long errandId, Instant now) {
        return tx.preparedQuery("""
                        UPDATE help_mediation SET state = ?, answered_at = ?, errand_id = ?, request = NULL WHERE id = ?
                        """)
                .execute(Tuple.of(state.word(), Rows.utc(now), errandId, id))
                .mapEmpty();
    }

    /** Only the two consents of a request that was filed are kept, with it. */
    Future<Void> forget(SqlClient tx, long helpId) {
        return tx.preparedQuery("""
                        DELETE m FROM help_mediation m JOIN help_response r ON r.id = m.response_id
                        WHERE r.help_id = ? AND m.errand_id IS NULL
                        """)
                .execute(Tuple.of(helpId))
                .compose(deleted -> tx.preparedQuery("""
                                UPDATE help_mediation m JOIN help_response r ON r.id = m.response_id
                                SET m.response_id = NULL
                                WHERE r.help_id = ?
                                """).execute(Tuple.of(helpId)))
                .mapEmpty();
    }

    private static Mediation mediation(Row row) {
        return new Mediation(
                row.getLong("id"),
                row.getLong("proposer_id"),
                Rows.instant(row, "proposed_at"),
                row.getLong("other_id"),
                Worded.of(State.class, row.getString("state")),
                Rows.instant(row, "answered_at"),
                row.getString("request"),
                row.getLong("errand_id"),
                row.getString("tracking_number"));
    }
}
