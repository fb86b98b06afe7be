package cn.servicecircle.station;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;

/** Stations in SQL. */
public final class StationStore {

    public Future<Stations> load(SqlClient sql) {
        Future<Map<Long, List<Long>>> items = read(
                sql,
                "SELECT station_id, service_item_id FROM station_item ORDER BY station_id, service_item_id",
                byStation(row -> row.getLong("service_item_id")));
        Future<Map<Long, List<HoursException>>> exceptions = read(
                sql,
                "SELECT station_id, from_day, to_day, hours, reason FROM station_exception ORDER BY id",
                byStation(StationStore::exception));
        return Future.all(items, exceptions)
                .compose(read -> sql.query("""
                        SELECT id, area_id, name, address, phone, hours, step_free, accessible_toilet, hearing_loop,
                          languages, notice, closed_from, checked_on, version, lng, lat
                        FROM station
                        ORDER BY id
                        """)
                        .mapping(row -> station(row, exceptions.result(), items.result()))
                        .execute())
                .map(rows -> new Stations(Rows.list(rows)));
    }

    private static <T> Future<T> read(SqlClient sql, String select, Collector<Row, ?, T> collector) {
        return sql.query(select).collecting(collector).execute().map(SqlResult::value);
    }

    private static <T> Collector<Row, ?, Map<Long, List<T>>> byStation(Function<Row, T> value) {
        return groupingBy(row -> row.getLong("station_id"), mapping(value, toList()));
    }

    private static Station station(Row row, Map<Long, List<HoursException>> exceptions, Map<Long, List<Long>> items) {
        long id = row.getLong("id");
        Point point = new Point(row.getDouble("lng"), row.getDouble("lat"));
        return new Station(
                id,
                row.getLong("area_id"),
                row.getString("name"),
                row.getString("address"),
                row.getString("phone"),
                new OpeningHours(row.getString("hours"), exceptions.getOrDefault(id, List.of())),
                access(row),
                Languages.list(row.getString("languages")),
                row.getString("notice"),
                row.getLocalDate("closed_from"),
                row.getLocalDate("checked_on"),
                row.getInteger("version"),
                point,
                Datum.GCJ02.fromWgs84(point),
                items.getOrDefault(id, List.of()));
    }

    private static Accessibility access(Row row) {
        return new Accessibility(
                row.getBoolean("step_free"), row.getBoolean("accessible_toilet"), row.getBoolean("hearing_loop"));
    }

    private static HoursException exception(Row row) {
        return new HoursException(
                row.getLocalDate("from_day"),
                row.getLocalDate("to_day"),
                row.getString("hours"),
                row.getString("reason"));
    }
}
