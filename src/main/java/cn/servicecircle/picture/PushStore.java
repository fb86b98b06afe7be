package cn.servicecircle.picture;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.wechat.PicturePush;
import cn.servicecircle.wechat.PictureVerdict;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What WeChat pushed, in SQL: each trace id once, its first word. */
final class PushStore {

    /** A push that was not taken up yet. */
    record Received(long id, PicturePush push, Instant at) {}

    Future<Void> add(SqlClient tx, PicturePush push, Instant now) {
        return tx.preparedQuery("""
                        INSERT IGNORE INTO picture_push (trace_id, says, reason_code, received_at, due_at) VALUES (?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(push.traceId(), push.says().word(), push.reasonCode(), Rows.utc(now), Rows.utc(now)))
                .mapEmpty();
    }

    Future<List<Long>> due(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM picture_push WHERE due_at <= ? ORDER BY due_at LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    /** Empty where somebody took it up. */
    Future<Optional<Received>> lock(SqlClient tx, long id) {
        return tx.preparedQuery("""
                        SELECT id, trace_id, says, reason_code, received_at
                        FROM picture_push WHERE id = ? AND due_at IS NOT NULL FOR UPDATE
                        """)
                .mapping(row -> new Received(
                        row.getLong("id"),
                        new PicturePush(
                                row.getString("trace_id"),
                                Worded.of(PictureVerdict.class, row.getString("says")),
                                row.getInteger("reason_code")),
                        Rows.instant(row, "received_at")))
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** @param due null for never again */
    Future<Void> setDue(SqlClient tx, long id, Instant due) {
        return tx.preparedQuery("UPDATE picture_push SET due_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(due), id))
                .mapEmpty();
    }

    /** A few of the old, so that those that come take along those that came. */
    Future<Void> forget(SqlClient tx, Instant before) {
        return tx.preparedQuery(
                        "DELETE FROM picture_push WHERE received_at < ? AND due_at IS NULL ORDER BY received_at LIMIT 5")
                .execute(Tuple.of(Rows.utc(before)))
                .mapEmpty();
    }
}
