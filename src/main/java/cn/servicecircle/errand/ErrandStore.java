package cn.servicecircle.errand;

import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Errands in SQL. */
public final class ErrandStore {
    private static final int DUPLICATE = 1062;
    private static final String COLUMNS = """
            SELECT e.id, e.tracking_number, e.resident_id, e.station_id, e.service_item_id, e.description, e.state,
                   e.handler_id, e.result, e.grade, e.rating_comment, e.filed_at
            """;
    private static final String NAMED = COLUMNS + """
                   , r.display_name AS resident_name, h.display_name AS handler_name
            FROM errand e
            JOIN person r ON r.id = e.resident_id
            LEFT JOIN person h ON h.id = e.handler_id
            """;

    /** An errand with the display names of its people; {@code handlerName} is null until it is claimed. */
    record Named(Errand errand, String residentName, String handlerName) {}

    Future<Long> add(SqlClient sql, NewErrand wanted, Caller resident, String trackingNumber, Instant now) {
        return sql.preparedQuery("""
                        INSERT INTO errand
                          (tracking_number, resident_id, station_id, service_item_id, description, state, filed_at)
                        VALUES (?, ?, ?, ?, ?, 'filed', ?)
                        """)
                .execute(Tuple.of(
                        trackingNumber,
                        resident.personId(),
                        wanted.stationId(),
                        wanted.serviceItemId(),
                        wanted.description(),
                        Rows.utc(now)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    static boolean isTaken(Throwable failure) {
        return failure instanceof MySQLException e && e.getErrorCode() == DUPLICATE;
    }

    Future<Optional<Errand>> lock(SqlClient tx, long id) {
        return tx.preparedQuery(COLUMNS + " FROM errand e WHERE e.id = ? FOR UPDATE")
                .mapping(ErrandStore::errand)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<Void> save(SqlClient tx, Errand errand) {
        return tx.preparedQuery("""
                        UPDATE errand
                        SET state = ?, handler_id = ?, result = ?, grade = ?, rating_comment = ?
                        WHERE id = ?
                        """)
                .execute(Tuple.of(
                        errand.state().word(),
                        errand.handlerId(),
                        errand.result(),
                        errand.grade(),
                        errand.ratingComment(),
                        errand.id()))
                .mapEmpty();
    }

    Future<Void> addEvent(SqlClient tx, long errandId, ErrandEvent.Kind kind, Caller actor, Instant now) {
        return tx.preparedQuery("INSERT INTO errand_event (errand_id, kind, actor_id, at) VALUES (?, ?, ?, ?)")
                .execute(Tuple.of(errandId, kind.word(), actor.personId(), Rows.utc(now)))
                .mapEmpty();
    }

    Future<Optional<Named>> find(SqlClient sql, long id) {
        return sql.preparedQuery(NAMED + " WHERE e.id = ?")
                .mapping(ErrandStore::named)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<List<ErrandEvent>> history(SqlClient sql, long errandId) {
        return sql.preparedQuery("""
                        SELECT v.kind, v.at, p.display_name
                        FROM errand_event v
                        JOIN person p ON p.id = v.actor_id
                        WHERE v.errand_id = ?
                        ORDER BY v.id
                        """)
                .mapping(row -> new ErrandEvent(
                        Worded.of(ErrandEvent.Kind.class, row.getString("kind")),
                        Rows.instant(row, "at"),
                        row.getString("display_name")))
                .execute(Tuple.of(errandId))
                .map(Rows::list);
    }

    Future<List<Named>> listOfResident(SqlClient sql, Caller resident, Page page) {
        return sql.preparedQuery(NAMED + " WHERE e.resident_id = ? AND e.id < ? ORDER BY e.id DESC LIMIT ?")
                .mapping(ErrandStore::named)
                .execute(Tuple.of(resident.personId(), page.before(), page.fetch()))
                .map(Rows::list);
    }

    Future<List<Named>> listOfStation(SqlClient sql, long stationId, Optional<State> state, Page page) {
        String ofState = state.isPresent() ? " AND e.state = ?" : "";
        Tuple values = Tuple.of(stationId, page.before());
        state.ifPresent(wanted -> values.addString(wanted.word()));
        return sql.preparedQuery(
                        NAMED + " WHERE e.station_id = ? AND e.id < ?" + ofState + " ORDER BY e.id DESC LIMIT ?")
                .mapping(ErrandStore::named)
                .execute(values.addInteger(page.fetch()))
                .map(Rows::list);
    }

    private static Named named(Row row) {
        return new Named(errand(row), row.getString("resident_name"), row.getString("handler_name"));
    }

    private static Errand errand(Row row) {
        return new Errand(
                row.getLong("id"),
                row.getString("tracking_number"),
                row.getLong("resident_id"),
                row.getLong("station_id"),
                row.getLong("service_item_id"),
                row.getString("description"),
                Worded.of(State.class, row.getString("state")),
                row.getLong("handler_id"),
                row.getString("result"),
                row.getInteger("grade"),
                row.getString("rating_comment"),
                Rows.instant(row, "filed_at"));
    }
}
