package cn.servicecircle.answer;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What residents ask to be answered, in SQL. */
final class RequestStore {
    private static final String REQUEST = "SELECT id, topic_id, asked_at, due_at FROM answer_request ";

    Future<Optional<AnswerRequest>> open(SqlClient sql, long topicId) {
        return sql.preparedQuery(REQUEST + "WHERE topic_id = ? AND answered_at IS NULL")
                .mapping(RequestStore::request)
                .execute(Tuple.of(topicId))
                .map(Rows::first);
    }

    Future<AnswerRequest> add(SqlClient tx, long topicId, long personId, Instant now, Instant due, Instant alarm) {
        return tx.preparedQuery("""
                        INSERT INTO answer_request (topic_id, person_id, asked_at, due_at, alarm_at) VALUES (?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(topicId, personId, Rows.utc(now), Rows.utc(due), Rows.utc(alarm)))
                .map(rows -> new AnswerRequest(rows.property(MySQLClient.LAST_INSERTED_ID), topicId, now, due));
    }

    /** Does nothing where none was open. */
    Future<Void> answered(SqlClient tx, long topicId, Instant now) {
        return tx.preparedQuery("""
                        UPDATE answer_request SET answered_at = ?, alarm_at = NULL WHERE topic_id = ? AND answered_at IS NULL
                        """).execute(Tuple.of(Rows.utc(now), topicId)).mapEmpty();
    }

    /** The last one that was, where none is open: it is waited for as before, and is at once late where its day is over. */
    Future<Void> reopen(SqlClient tx, long topicId, Instant now) {
        return open(tx, topicId)
                .compose(open -> open.isPresent()
                        ? Future.succeededFuture()
                        : tx.preparedQuery("""
                                        UPDATE answer_request SET answered_at = NULL, alarm_at = COALESCE(due_at, ?)
                                        WHERE topic_id = ?
                                        ORDER BY id DESC
                                        LIMIT 1
                                        """)
                                .execute(Tuple.of(Rows.utc(now), topicId))
                                .mapEmpty());
    }

    Future<List<Long>> due(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM answer_request WHERE alarm_at <= ? ORDER BY alarm_at LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    /** None where it was answered, or somebody else attended to it. */
    Future<Optional<AnswerRequest>> lockAlarmed(SqlClient tx, long id, Instant now) {
        return tx.preparedQuery(REQUEST + "WHERE id = ? AND answered_at IS NULL AND alarm_at <= ? FOR UPDATE")
                .mapping(RequestStore::request)
                .execute(Tuple.of(id, Rows.utc(now)))
                .map(Rows::first);
    }

    /** @param alarm null for never again */
    Future<Void> setAlarm(SqlClient tx, long id, Instant due, Instant alarm) {
        return tx.preparedQuery("UPDATE answer_request SET due_at = ?, alarm_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(due), Rows.utc(alarm), id))
                .mapEmpty();
    }

    Future<Void> postpone(SqlClient tx, long id, Instant alarm) {
        return tx.preparedQuery("UPDATE answer_request SET alarm_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(alarm), id))
                .mapEmpty();
    }

    private static AnswerRequest request(Row row) {
        return new AnswerRequest(
                row.getLong("id"), row.getLong("topic_id"), Rows.instant(row, "asked_at"), Rows.instant(row, "due_at"));
    }
}
