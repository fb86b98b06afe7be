package cn.servicecircle.mandate;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import cn.servicecircle.evidence.Evidence;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mandate.Mandate.End;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Mandates in SQL. */
public final class MandateStore {

    /** The id of the new row. */
    Future<Long> add(SqlClient tx, long errandId, NewMandate wanted, long evidenceId, long givenBy, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO mandate (errand_id, agent_id, powers, last_day, evidence_id, given_by, given_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(errandId, wanted.agentId(), words(wanted.powers()), wanted.lastDay())
                        .addLong(evidenceId)
                        .addLong(givenBy)
                        .addLocalDateTime(Rows.utc(now)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** To another agent, on the same evidence; until the same day at the latest. */
    Future<Long> passOn(SqlClient tx, long id, long agentId, Consent consent, long givenBy, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO mandate
                          (errand_id, agent_id, powers, last_day, evidence_id, given_by, given_at,
                           passed_on_from, consent_how, consent_at, consent_words)
                        SELECT errand_id, ?, powers, last_day, evidence_id, ?, ?, id, ?, ?, ?
                        FROM mandate
                        WHERE id = ?
                        """)
                .execute(Tuple.of(agentId, givenBy, Rows.utc(now), consent.how().word(), Rows.utc(consent.at()))
                        .addString(consent.words())
                        .addLong(id))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** And whatever was passed on from it, which stands on it. */
    Future<Void> end(SqlClient tx, long id, End.Kind kind, String reason, long endedBy, Instant now) {
        return tx.preparedQuery("""
                        UPDATE mandate
                        SET end_kind = ?, end_reason = ?, ended_by = ?, ended_at = ?
                        WHERE (id = ? OR passed_on_from = ?) AND ended_at IS NULL
                        """)
                .execute(Tuple.of(kind.word(), reason, endedBy, Rows.utc(now), id, id))
                .mapEmpty();
    }

    /** In the order in which they were given. */
    Future<List<Mandate>> ofErrand(SqlClient sql, long errandId) {
        return sql.preparedQuery("""
                        SELECT m.id, m.agent_id, a.display_name AS agent_name, m.powers, m.last_day, v.kind AS evidence_kind,
                               g.display_name AS given_by_name, m.given_at, m.passed_on_from,
                               m.consent_how, m.consent_at, m.consent_words,
                               m.end_kind, m.ended_at, x.display_name AS ended_by_name, m.end_reason,
                               (SELECT MIN(s.at) FROM errand_event s
                                WHERE s.errand_id = m.errand_id AND s.at >= m.given_at
                                  AND s.kind IN ('solved', 'closed', 'closed-unanswered', 'cancelled')) AS over_at
                        FROM mandate m
                        JOIN person a ON a.id = m.agent_id
                        JOIN person g ON g.id = m.given_by
                        JOIN evidence v ON v.id = m.evidence_id
                        LEFT JOIN person x ON x.id = m.ended_by
                        WHERE m.errand_id = ?
                        ORDER BY m.id
                        """)
                .mapping(MandateStore::mandate)
                .execute(Tuple.of(errandId))
                .map(Rows::list);
    }

    private static String words(Set<Power> powers) {
        return powers.stream().map(Power::word).collect(joining(","));
    }

    private static Set<Power> powers(String words) {
        return Arrays.stream(words.split(",", -1))
                .map(word -> Worded.of(Power.class, word))
                .collect(toCollection(() -> EnumSet.noneOf(Power.class)));
    }

    private static Mandate mandate(Row row) {
        return new Mandate(
                row.getLong("id"),
                row.getLong("agent_id"),
                row.getString("agent_name"),
                powers(row.getString("powers")),
                row.getLocalDate("last_day"),
                Worded.of(Evidence.Kind.class, row.getString("evidence_kind")),
                row.getString("given_by_name"),
                Rows.instant(row, "given_at"),
                row.getLong("passed_on_from"),
                consent(row),
                end(row),
                Rows.instant(row, "over_at"));
    }

    private static Consent consent(Row row) {
        String how = row.getString("consent_how");
        return how == null
                ? null
                : new Consent(
                        Worded.of(Consent.How.class, how),
                        Rows.instant(row, "consent_at"),
                        row.getString("consent_words"));
    }

    private static End end(Row row) {
        String kind = row.getString("end_kind");
        return kind == null
                ? null
                : new End(
                        Worded.of(End.Kind.class, kind),
                        Rows.instant(row, "ended_at"),
                        row.getString("ended_by_name"),
                        row.getString("end_reason"));
    }
}
