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
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collector;

/** Stations in SQL. */
public final class StationStore {

    private static final String SELECT = """
            SELECT id, area_id, name, address, phone, hours, step_free, accessible_toilet, hearing_loop,
              languages, notice, closed_from, checked_on, version, lng, lat
            FROM station
            WHERE (? IS NULL OR id = ?)
            ORDER BY id
            """;
    private static final String ITEMS = """
            SELECT station_id, service_item_id FROM station_item WHERE (? IS NULL OR station_id = ?)
            ORDER BY station_id, service_item_id
            """;
    private static final String EXCEPTIONS = """
            SELECT station_id, from_day, to_day, hours, reason FROM station_exception WHERE (? IS NULL OR station_id = ?)
            ORDER BY id
            """;

    public Future<Stations> load(SqlClient sql) {
        return read(sql, null).map(Stations::new);
    }

    Future<Optional<Station>> find(SqlClient sql, long id) {
        return read(sql, id).map(found -> found.stream().findFirst());
    }

    /** @param id of the only one that is wanted, or null for all */
    private static Future<List<Station>> read(SqlClient sql, Long id) {
        Tuple which = Tuple.of(id, id);
        Future<Map<Long, List<Long>>> items = read(sql, ITEMS, which, byStation(row -> row.getLong("service_item_id")));
        Future<Map<Long, List<HoursException>>> exceptions =
                read(sql, EXCEPTIONS, which, byStation(StationStore::exception));
        return Future.all(items, exceptions)
                .compose(read -> sql.preparedQuery(SELECT)
                        .mapping(row -> station(row, exceptions.result(), items.result()))
                        .execute(which))
                .map(Rows::list);
    }

    private static <T> Future<T> read(SqlClient sql, String select, Tuple which, Collector<Row, ?, T> collector) {
        return sql.preparedQuery(select).collecting(collector).execute(which).map(SqlResult::value);
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
