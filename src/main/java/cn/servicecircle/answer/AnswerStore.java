package cn.servicecircle.answer;

import cn.servicecircle.answer.OfficialAnswer.Correction;
import cn.servicecircle.answer.OfficialAnswer.State;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Official answers in SQL. */
final class AnswerStore {
    private static final int MOST = 100;
    private static final int MOST_CORRECTIONS = 1_000;
    private static final String ANSWER = """
            SELECT a.id, a.topic_id, a.author_id, p.display_name, a.party_id, a.office, a.text, a.state, a.version, a.answered_at
            FROM official_answer a
            JOIN person p ON p.id = a.author_id
            """;

    /** What is answered to, as far as it is published. */
    record Asked(long topicId, String title, long spaceId) {
        static Asked existing(Optional<Asked> found) {
            return found.orElseThrow(Asked::none);
        }

        static Refusal none() {
            return Refusal.notFound("topic:not-found", "没有这个议题");
        }
    }

    Future<Optional<Asked>> topic(SqlClient sql, long topicId) {
        return topic(sql, topicId, "");
    }

    /** Until the end of the transaction: of two who ask or answer at once, one is the first. */
    Future<Optional<Asked>> lockTopic(SqlClient tx, long topicId) {
        return topic(tx, topicId, "FOR UPDATE");
    }

    private static Future<Optional<Asked>> topic(SqlClient sql, long topicId, String lock) {
        return sql.preparedQuery("SELECT id, title, space_id FROM topic WHERE id = ? AND state = 'published' " + lock)
                .mapping(row -> new Asked(row.getLong("id"), row.getString("title"), row.getLong("space_id")))
                .execute(Tuple.of(topicId))
                .map(Rows::first);
    }

    /** Of an answer that is there; its topic may be hidden by now. */
    Future<Asked> titled(SqlClient sql, long topicId) {
        return sql.preparedQuery("SELECT id, title, space_id FROM topic WHERE id = ?")
                .mapping(row -> new Asked(row.getLong("id"), row.getString("title"), row.getLong("space_id")))
                .execute(Tuple.of(topicId))
                .map(rows -> rows.iterator().next());
    }

    Future<OfficialAnswer> add(SqlClient tx, OfficialAnswer answer) {
        return tx.preparedQuery("""
                        INSERT INTO official_answer (topic_id, author_id, party_id, office, text, state, version, answered_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        answer.topicId(),
                        answer.authorId(),
                        answer.partyId(),
                        answer.office(),
                        answer.text(),
                        answer.state().word(),
                        answer.version(),
                        Rows.utc(answer.answeredAt())))
                .compose(rows -> find(tx, rows.property(MySQLClient.LAST_INSERTED_ID)))
                .map(Optional::orElseThrow);
    }

    Future<Optional<OfficialAnswer>> find(SqlClient sql, long id) {
        return sql.preparedQuery(ANSWER + "WHERE a.id = ?")
                .mapping(AnswerStore::answer)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<Optional<OfficialAnswer>> lock(SqlClient tx, long id) {
        return tx.preparedQuery(ANSWER + "WHERE a.id = ? FOR UPDATE")
                .mapping(AnswerStore::answer)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** Those that are published, and the reader's own; in order. A topic has a few. */
    Future<List<OfficialAnswer>> of(SqlClient sql, long topicId, long readerId) {
        return sql.preparedQuery(ANSWER + """
                        WHERE a.topic_id = ? AND (a.state = 'published' OR a.author_id = ?)
                        ORDER BY a.id
                        LIMIT ?
                        """)
                .mapping(AnswerStore::answer)
                .execute(Tuple.of(topicId, readerId, MOST))
                .map(Rows::list);
    }

    Future<Boolean> hasPublished(SqlClient tx, long topicId) {
        return tx.preparedQuery("SELECT 1 FROM official_answer WHERE topic_id = ? AND state = 'published' LIMIT 1")
                .execute(Tuple.of(topicId))
                .map(rows -> rows.size() > 0);
    }

    /** In order; bounded because answers and their corrections are. */
    Future<List<Correction>> corrections(SqlClient sql, long topicId) {
        return sql.preparedQuery("""
                        SELECT v.answer_id, v.version, v.text, v.why, v.corrected_at
                        FROM official_answer_version v
                        JOIN official_answer a ON a.id = v.answer_id
                        WHERE a.topic_id = ?
                        ORDER BY v.answer_id, v.version
                        LIMIT ?
                        """)
                .mapping(row -> new Correction(
                        row.getLong("answer_id"),
                        row.getInteger("version"),
                        row.getString("text"),
                        row.getString("why"),
                        Rows.instant(row, "corrected_at")))
                .execute(Tuple.of(topicId, MOST_CORRECTIONS))
                .map(Rows::list);
    }

    Future<Void> setState(SqlClient tx, long id, State state) {
        return tx.preparedQuery("UPDATE official_answer SET state = ? WHERE id = ?")
                .execute(Tuple.of(state.word(), id))
                .mapEmpty();
    }

    Future<Void> correct(SqlClient tx, OfficialAnswer before, OfficialAnswer after, String why, long by, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO official_answer_version (answer_id, version, text, why, corrected_by, corrected_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(before.id(), before.version(), before.text(), why, by, Rows.utc(now)))
                .compose(kept -> tx.preparedQuery("UPDATE official_answer SET text = ?, version = ? WHERE id = ?")
                        .execute(Tuple.of(after.text(), after.version(), after.id())))
                .mapEmpty();
    }

    private static OfficialAnswer answer(Row row) {
        return new OfficialAnswer(
                row.getLong("id"),
                row.getLong("topic_id"),
                row.getLong("author_id"),
                row.getString("display_name"),
                row.getLong("party_id"),
                row.getString("office"),
                row.getString("text"),
                Worded.of(State.class, row.getString("state")),
                row.getInteger("version"),
                Rows.instant(row, "answered_at"));
    }
}
