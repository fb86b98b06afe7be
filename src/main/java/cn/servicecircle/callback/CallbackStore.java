package cn.servicecircle.callback;

import cn.servicecircle.callback.Callback.State;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Callbacks in SQL. */
public final class CallbackStore {
    private static final String MATTER = """
            e.id AS errand_id, e.tracking_number, e.service_item_id, e.station_id, e.level_area_id, e.principal_id,
            p.display_name AS principal_name, e.responsible_id, e.description, e.result AS errand_result, e.grade,
            e.rating_comment
            """;
    /** Its first parameter is the reader. */
    private static final String SELECT = """
            SELECT c.id, c.state, c.assigned_id, a.display_name AS assigned_name, c.opened_at, c.due_at, c.result, c.ended_at,
                   EXISTS (SELECT 1 FROM errand_worker w WHERE w.errand_id = c.errand_id AND w.person_id = ?) AS worked_on_it,
            """ + MATTER + """
            FROM callback c
            JOIN errand e ON e.id = c.errand_id
            JOIN person p ON p.id = e.principal_id
            LEFT JOIN person a ON a.id = c.assigned_id
            """;

    /**
     * A callback with what it is about.
     *
     * @param workedOnIt whether the reader has worked on the errand
     */
    record Found(Callback callback, String assignedName, Matter matter, boolean workedOnIt) {

        boolean isAssignedTo(long personId) {
            return callback.assignedId() != null && callback.assignedId() == personId;
        }
    }

    Future<Matter> matter(SqlClient tx, long errandId) {
        return tx.preparedQuery(
                        "SELECT " + MATTER + " FROM errand e JOIN person p ON p.id = e.principal_id WHERE e.id = ?")
                .mapping(CallbackStore::matter)
                .execute(Tuple.of(errandId))
                .map(rows -> rows.iterator().next());
    }

    /** The id of the new row. */
    Future<Long> open(SqlClient tx, long errandId, Long assignedId, Instant now, Instant due) {
        return tx.preparedQuery(
                        "INSERT INTO callback (errand_id, state, assigned_id, opened_at, due_at) VALUES (?, 'open', ?, ?, ?)")
                .execute(Tuple.of(errandId, assignedId, Rows.utc(now), Rows.utc(due)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    Future<Optional<Found>> find(SqlClient sql, long id, long readerId) {
        return sql.preparedQuery(SELECT + " WHERE c.id = ?")
                .mapping(CallbackStore::found)
                .execute(Tuple.of(readerId, id))
                .map(Rows::first);
    }

    /** Keeps the errand, and with it its callbacks, from everybody else until the transaction ends. */
    Future<Optional<Found>> lock(SqlConnection tx, long id, long readerId) {
        Future<?> locked = tx.preparedQuery(
                        "SELECT 1 FROM errand WHERE id = (SELECT errand_id FROM callback WHERE id = ?) FOR UPDATE")
                .execute(Tuple.of(id));
        Future<Optional<Found>> found = find(tx, id, readerId);
        return Future.all(locked, found).map(done -> found.result());
    }

    /** The one of an errand that has not ended, of which there is at most one; the errand is locked. */
    Future<Optional<Found>> lockOpen(SqlConnection tx, long errandId, long readerId) {
        Future<?> locked =
                tx.preparedQuery("SELECT 1 FROM errand WHERE id = ? FOR UPDATE").execute(Tuple.of(errandId));
        Future<Optional<Found>> found = tx.preparedQuery(SELECT + " WHERE c.errand_id = ? AND c.ended_at IS NULL")
                .mapping(CallbackStore::found)
                .execute(Tuple.of(readerId, errandId))
                .map(Rows::first);
        return Future.all(locked, found).map(done -> found.result());
    }

    /** What somebody still has to do, the oldest first. */
    Future<List<Found>> toDo(SqlClient sql, long personId, Page page) {
        return sql.preparedQuery(SELECT + """
                         WHERE c.assigned_id = ? AND c.ended_at IS NULL AND c.id > ?
                        ORDER BY c.id
                        LIMIT ?
                        """)
                .mapping(CallbackStore::found)
                .execute(Tuple.of(personId, personId, page.beyond(), page.fetch()))
                .map(Rows::list);
    }

    Future<Void> save(SqlClient tx, Callback callback) {
        return tx.preparedQuery("UPDATE callback SET state = ?, assigned_id = ?, result = ?, ended_at = ? WHERE id = ?")
                .execute(Tuple.of(
                        callback.state().word(),
                        callback.assignedId(),
                        callback.result(),
                        Rows.utc(callback.endedAt()),
                        callback.id()))
                .mapEmpty();
    }

    private static Found found(Row row) {
        Callback callback = new Callback(
                row.getLong("id"),
                row.getLong("errand_id"),
                Worded.of(State.class, row.getString("state")),
                row.getLong("assigned_id"),
                Rows.instant(row, "opened_at"),
                Rows.instant(row, "due_at"),
                row.getString("result"),
                Rows.instant(row, "ended_at"));
        return new Found(callback, row.getString("assigned_name"), matter(row), row.getBoolean("worked_on_it"));
    }

    private static Matter matter(Row row) {
        return new Matter(
                row.getLong("errand_id"),
                row.getString("tracking_number"),
                row.getLong("service_item_id"),
                row.getLong("station_id"),
                row.getLong("level_area_id"),
                row.getLong("principal_id"),
                row.getString("principal_name"),
                row.getLong("responsible_id"),
                row.getString("description"),
                row.getString("errand_result"),
                row.getInteger("grade"),
                row.getString("rating_comment"));
    }
}
