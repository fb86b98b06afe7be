package cn.servicecircle.idempotency;

import cn.servicecircle.http.Reply;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** First answers in SQL. */
public final class IdempotencyStore {
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /** A person's key, and the SHA-256 of the request it came with. */
    @SuppressWarnings("ArrayRecordComponent") // compared here only, by Arrays.equals
    record Key(long personId, String text, byte[] fingerprint) {}

    /** What was answered first to the request with the key. */
    record Answer(Key key, Reply reply) {}

    /** The key has its answer already; the transaction that finds out must not be kept. */
    static final class KeyTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyTaken() {
            super(null, null, false, false);
        }
    }

    /** Fails with {@link KeyTaken} when one of them has its answer already. */
    Future<Void> add(SqlClient sql, List<Answer> answers, Instant now) {
        String row = "(?, ?, ?, ?, ?, ?, ?)";
        return sql.preparedQuery("""
                        INSERT INTO idempotency (person_id, idem_key, fingerprint, status, location, body, created_at)
                        VALUES %s
                        """.formatted(String.join(", ", Collections.nCopies(answers.size(), row))))
                .execute(Tuple.wrap(
                        answers.stream().flatMap(answer -> columns(answer, now)).toList()))
                .<Void>mapEmpty()
                .recover(failure -> Future.failedFuture(explain(failure)));
    }

    private static Stream<Object> columns(Answer answer, Instant now) {
        return Stream.of(
                answer.key().personId(),
                answer.key().text(),
                Buffer.buffer(answer.key().fingerprint()),
                answer.reply().status(),
                answer.reply().location(),
                answer.reply().body().toString(),
                Rows.utc(now));
    }

    /** A second INSERT of the same key waits for the first one's transaction, and then fails one way or the other. */
    private static Throwable explain(Throwable failure) {
        if (Database.isDuplicate(failure)) {
            return new KeyTaken();
        }
        if (failure instanceof MySQLException e && e.getErrorCode() == LOCK_WAIT_TIMEOUT) {
            return Idempotency.stillRunning();
        }
        return failure;
    }

    /** The first answer; a refusal when it was given to another request. */
    Future<Optional<Reply>> find(SqlClient sql, Key key) {
        return sql.preparedQuery("""
                        SELECT fingerprint, status, location, body
                        FROM idempotency
                        WHERE person_id = ? AND idem_key = ?
                        """)
                .mapping(row -> answer(row, key))
                .execute(Tuple.of(key.personId(), key.text()))
                .map(Rows::first);
    }

    private static Reply answer(Row row, Key key) {
        if (!Arrays.equals(row.getBuffer("fingerprint").getBytes(), key.fingerprint())) {
            throw Refusal.invalid(
                    "idempotency:key-reused", "这个 Idempotency-Key 已用于另一个请求", "新的提交请换一个新的 Idempotency-Key。");
        }
        return new Reply(row.getInteger("status"), row.getString("location"), Buffer.buffer(row.getString("body")));
    }

    /** Forgets answers older than the promise holds; at most 1000 at once. */
    public Future<Integer> forgetBefore(SqlClient sql, Instant instant) {
        return sql.preparedQuery("DELETE FROM idempotency WHERE created_at < ? LIMIT 1000")
                .execute(Tuple.of(Rows.utc(instant)))
                .map(rows -> rows.rowCount());
    }
}
