package cn.servicecircle.station;

import cn.servicecircle.geo.Point;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stations in SQL. */
public final class StationStore {

    public Future<Stations> load(SqlClient sql) {
        return loadItems(sql).compose(items -> sql.query("""
                        SELECT id, area_id, name, address, phone, hours, step_free, lng, lat
                        FROM station
                        ORDER BY id
                        """)
                .mapping(row -> station(row, items))
                .execute()
                .map(rows -> new Stations(Rows.list(rows))));
    }

    private static Station station(Row row, Map<Long, List<Long>> items) {
        return new Station(
                row.getLong("id"),
                row.getLong("area_id"),
                row.getString("name"),
                row.getString("address"),
                row.getString("phone"),
                row.getString("hours"),
                WeeklyHours.parse(row.getString("hours")),
                row.getBoolean("step_free"),
                new Point(row.getDouble("lng"), row.getDouble("lat")),
                items.getOrDefault(row.getLong("id"), List.of()));
    }

    private static Future<Map<Long, List<Long>>> loadItems(SqlClient sql) {
        return sql.query("SELECT station_id, service_item_id FROM station_item ORDER BY station_id, service_item_id")
                .execute()
                .map(StationStore::byStation);
    }

    private static Map<Long, List<Long>> byStation(RowSet<Row> rows) {
        Map<Long, List<Long>> items = new HashMap<>();
        rows.forEach(row -> items.computeIfAbsent(row.getLong("station_id"), id -> new ArrayList<>())
                .add(row.getLong("service_item_id")));
        return items;
    }
}
