package cn.servicecircle.meeting;

import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.meeting.Minutes.Line;
import cn.servicecircle.meeting.Minutes.Present;
import cn.servicecircle.meeting.Minutes.Quorum;
import cn.servicecircle.meeting.Minutes.State;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Minutes in SQL. */
final class MinutesStore {

    /** In the order of their versions; there are a few, and the last may be a draft. */
    Future<List<Minutes>> of(SqlClient sql, long meetingId) {
        return sql.preparedQuery("""
                        SELECT id, meeting_id, version, state, present, items, members, members_present, members_needed, why,
                               written_by, published_at
                        FROM minutes
                        WHERE meeting_id = ?
                        ORDER BY version
                        """)
                .mapping(MinutesStore::minutes)
                .execute(Tuple.of(meetingId))
                .map(Rows::list);
    }

    /** The draft of a version, instead of the one before. */
    Future<Void> write(SqlClient tx, Minutes draft, Instant now) {
        Quorum quorum = draft.quorum();
        return tx.preparedQuery("""
                        REPLACE INTO minutes (meeting_id, version, state, present, items, members, members_present, members_needed,
                                              why, written_by, written_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                                draft.meetingId(),
                                draft.version(),
                                draft.state().word(),
                                Json.encode(draft.present()).toString(),
                                Json.encode(draft.items()).toString())
                        .addInteger(quorum == null ? null : quorum.members())
                        .addInteger(quorum == null ? null : quorum.present())
                        .addInteger(quorum == null ? null : quorum.needed())
                        .addString(draft.why())
                        .addLong(draft.writtenBy())
                        .addLocalDateTime(Rows.utc(now)))
                .mapEmpty();
    }

    Future<Void> publish(SqlClient tx, long id, Instant now) {
        return tx.preparedQuery("UPDATE minutes SET state = 'published', published_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(now), id))
                .mapEmpty();
    }

    private static Minutes minutes(Row row) {
        Integer members = row.getInteger("members");
        return new Minutes(
                row.getLong("id"),
                row.getLong("meeting_id"),
                row.getInteger("version"),
                Worded.of(State.class, row.getString("state")),
                List.of(Json.read(row.getString("present"), Present[].class)),
                List.of(Json.read(row.getString("items"), Line[].class)),
                members == null
                        ? null
                        : new Quorum(members, row.getInteger("members_present"), row.getInteger("members_needed")),
                row.getString("why"),
                row.getLong("written_by"),
                Rows.instant(row, "published_at"));
    }
}
