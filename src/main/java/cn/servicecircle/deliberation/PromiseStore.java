package cn.servicecircle.deliberation;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What was promised by whom, for those who answer for it, in SQL. */
final class PromiseStore {
    private static final int MOST = 200;

    /**
     * What somebody answers for.
     *
     * @param by    who, as it was named
     * @param dueAt with what it was extended by
     */
    record Owed(long topicId, String title, String text, String by, Instant dueAt) {}

    /** What is not done yet, the most pressing first; nobody answers for so many that there were a second page. */
    Future<List<Owed>> of(SqlClient sql, long personId, List<Long> partyIds) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(personId);
        arguments.addAll(partyIds);
        arguments.add(MOST);
        String bodies = partyIds.isEmpty() ? "" : "OR c.promised_party IN (" + Rows.marks(partyIds) + ")";
        return sql.preparedQuery("""
                        SELECT c.topic_id, t.title, c.promise, COALESCE(p.display_name, c.promised_by) AS promised_by, c.due_at
                        FROM course c
                        JOIN topic t ON t.id = c.topic_id
                        LEFT JOIN person p ON p.id = c.promised_person
                        WHERE (c.promised_person = ? %s) AND c.stage = 'follow-up' AND t.state = 'published'
                        ORDER BY c.due_at, c.topic_id
                        LIMIT ?
                        """.formatted(bodies))
                .mapping(row -> new Owed(
                        row.getLong("topic_id"),
                        row.getString("title"),
                        row.getString("promise"),
                        row.getString("promised_by"),
                        Rows.instant(row, "due_at")))
                .execute(Tuple.tuple(arguments))
                .map(Rows::list);
    }

    /**
     * When the owner was told, and when to look again.
     *
     * @param told null for never
     * @param next null for never again
     */
    Future<Void> watch(SqlClient tx, long topicId, LocalDate told, Instant next) {
        return tx.preparedQuery("UPDATE course SET owner_told_on = ?, owner_alarm_at = ? WHERE topic_id = ?")
                .execute(Tuple.of(told, Rows.utc(next), topicId))
                .mapEmpty();
    }

    Future<LocalDate> toldOn(SqlClient tx, long topicId) {
        return tx.preparedQuery("SELECT owner_told_on FROM course WHERE topic_id = ?")
                .mapping(row -> row.getLocalDate("owner_told_on"))
                .execute(Tuple.of(topicId))
                .map(rows -> rows.iterator().next());
    }

    Future<List<Long>> due(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery(
                        "SELECT topic_id FROM course WHERE owner_alarm_at <= ? ORDER BY owner_alarm_at LIMIT ?")
                .mapping(row -> row.getLong("topic_id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    Future<Void> postpone(SqlClient tx, long topicId, Instant to) {
        return tx.preparedQuery("UPDATE course SET owner_alarm_at = ? WHERE topic_id = ?")
                .execute(Tuple.of(Rows.utc(to), topicId))
                .mapEmpty();
    }
}
