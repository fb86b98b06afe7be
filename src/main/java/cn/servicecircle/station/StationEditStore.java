package cn.servicecircle.station;

import cn.servicecircle.geo.Point;
import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.snapshot.SnapshotStore;
import cn.servicecircle.station.StationChange.Action;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes to stations in SQL. */
public final class StationEditStore {

    /** Whoever changes stations starts so, and is alone in it until the end of the transaction. */
    Future<Void> takeTurn(SqlClient tx) {
        return SnapshotStore.raise(tx, "station");
    }

    Future<Long> add(SqlClient tx, StationContent content) {
        return tx.preparedQuery("""
                        INSERT INTO station (area_id, name, address, phone, hours, step_free, accessible_toilet, hearing_loop,
                          languages, notice, lng, lat, by_admin)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE)
                        """).execute(values(content)).map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    Future<Void> replace(SqlClient tx, long id, StationContent content) {
        return tx.preparedQuery("""
                        UPDATE station
                        SET area_id = ?, name = ?, address = ?, phone = ?, hours = ?, step_free = ?, accessible_toilet = ?,
                          hearing_loop = ?, languages = ?, notice = ?, lng = ?, lat = ?
                        WHERE id = ?
                        """).execute(values(content).addLong(id)).mapEmpty();
    }

    private static Tuple values(StationContent content) {
        Point point = content.where();
        Accessibility access = content.access();
        return Tuple.tuple()
                .addLong(content.areaId())
                .addString(content.name())
                .addString(content.address())
                .addString(content.phone())
                .addString(content.hours())
                .addBoolean(access.stepFree())
                .addBoolean(access.accessibleToilet())
                .addBoolean(access.hearingLoop())
                .addString(Languages.text(content.languages()))
                .addString(content.noticeOrNone())
                .addDouble(point.lng())
                .addDouble(point.lat());
    }

    Future<Void> replaceExceptions(SqlClient tx, long id, List<HoursException> exceptions) {
        List<Tuple> rows = exceptions.stream()
                .map(exception -> Tuple.of(id, exception.from(), exception.to(), exception.hours(), exception.reason()))
                .toList();
        return tx.preparedQuery("DELETE FROM station_exception WHERE station_id = ?")
                .execute(Tuple.of(id))
                .compose(emptied -> insert(
                        tx,
                        "INSERT INTO station_exception (station_id, from_day, to_day, hours, reason) VALUES ",
                        rows));
    }

    Future<Void> replaceItems(SqlClient tx, long id, List<Long> itemIds) {
        List<Tuple> rows =
                itemIds.stream().distinct().map(itemId -> Tuple.of(id, itemId)).toList();
        return tx.preparedQuery("DELETE FROM station_item WHERE station_id = ?")
                .execute(Tuple.of(id))
                .compose(emptied -> insert(tx, "INSERT INTO station_item (station_id, service_item_id) VALUES ", rows));
    }

    private static Future<Void> insert(SqlClient tx, String sql, List<Tuple> rows) {
        if (rows.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple all = Tuple.tuple();
        List<String> places = new ArrayList<>();
        for (Tuple row : rows) {
            places.add("(?" + ", ?".repeat(row.size() - 1) + ")");
            for (int i = 0; i < row.size(); i++) {
                all.addValue(row.getValue(i));
            }
        }
        return tx.preparedQuery(sql + String.join(", ", places)).execute(all).mapEmpty();
    }

    /** @param from null for one that is there again */
    Future<Void> close(SqlClient tx, long id, LocalDate from, String notice) {
        return tx.preparedQuery("UPDATE station SET closed_from = ?, notice = ? WHERE id = ?")
                .execute(Tuple.of(from, notice, id))
                .mapEmpty();
    }

    Future<Void> check(SqlClient tx, long id, LocalDate today) {
        return tx.preparedQuery("UPDATE station SET checked_on = ? WHERE id = ?")
                .execute(Tuple.of(today, id))
                .mapEmpty();
    }

    /** Which of these items there are. */
    Future<Set<Long>> knownItems(SqlClient tx) {
        return tx.query("SELECT id FROM service_item")
                .collecting(Collectors.mapping((Row row) -> row.getLong("id"), Collectors.toSet()))
                .execute()
                .map(rows -> rows.value());
    }

    /** From now on it is the admins': no import changes it any more. */
    Future<Void> countVersion(SqlClient tx, long id) {
        return tx.preparedQuery("UPDATE station SET version = version + 1, by_admin = TRUE WHERE id = ?")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    Future<Void> record(
            SqlClient tx,
            long id,
            long personId,
            Instant at,
            Action action,
            StationRecord before,
            StationRecord after) {
        return tx.preparedQuery("""
                        INSERT INTO station_change (station_id, person_id, at, action, before_it, after_it)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.tuple()
                        .addLong(id)
                        .addLong(personId)
                        .addLocalDateTime(Rows.utc(at))
                        .addString(action.word())
                        .addString(before == null ? null : Json.encode(before).toString())
                        .addString(Json.encode(after).toString()))
                .mapEmpty();
    }

    Future<List<StationChange>> changes(SqlClient sql, long id, Page page) {
        return sql.preparedQuery("""
                        SELECT c.id, c.action, p.display_name, c.at, c.before_it, c.after_it
                        FROM station_change c JOIN person p ON p.id = c.person_id
                        WHERE c.station_id = ? AND c.id < ?
                        ORDER BY c.id DESC LIMIT ?
                        """)
                .mapping(StationEditStore::change)
                .execute(Tuple.of(id, page.before(), page.fetch()))
                .map(Rows::list);
    }

    /** The newest first. */
    Future<List<StationChange>> closings(SqlClient sql, long id) {
        return sql.preparedQuery("""
                        SELECT c.id, c.action, p.display_name, c.at, c.before_it, c.after_it
                        FROM station_change c JOIN person p ON p.id = c.person_id
                        WHERE c.station_id = ? AND c.action = ?
                        ORDER BY c.id DESC
                        """)
                .mapping(StationEditStore::change)
                .execute(Tuple.of(id, Action.CLOSED.word()))
                .map(Rows::list);
    }

    private static StationChange change(Row row) {
        String before = row.getString("before_it");
        return new StationChange(
                row.getLong("id"),
                Worded.of(Action.class, row.getString("action")),
                row.getString("display_name"),
                Rows.instant(row, "at"),
                before == null ? null : Json.read(before, StationRecord.class),
                Json.read(row.getString("after_it"), StationRecord.class));
    }
}
