package cn.servicecircle.district;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import cn.servicecircle.district.District.Station;
import cn.servicecircle.geo.Point;
import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The 网格服务站 in tables station and station_item, and in snapshot 'station'. */
final class StationImportStore {

    Future<List<Station>> read(SqlClient tx) {
        String sql = """
                SELECT s.code, a.code AS area, s.name, s.address, s.lng, s.lat, s.phone, s.hours, s.step_free
                FROM station s JOIN area a ON a.id = s.area_id
                WHERE s.code IS NOT NULL""";
        return items(tx)
                .compose(items -> BulkStore.read(
                        tx,
                        sql,
                        mapping(row -> station(row, items.getOrDefault(row.getString("code"), Set.of())), toList())));
    }

    private static Station station(Row row, Set<String> items) {
        return new Station(
                row.getString("code"),
                row.getString("area"),
                row.getString("name"),
                row.getString("address"),
                new Point(row.getDouble("lng"), row.getDouble("lat")),
                row.getString("phone"),
                row.getString("hours"),
                row.getBoolean("step_free"),
                items);
    }

    /** The codes of those that admins changed in the system, which no file rules any more. */
    Future<Set<String>> ofAdmins(SqlClient tx) {
        return BulkStore.read(
                tx,
                "SELECT code FROM station WHERE by_admin AND code IS NOT NULL",
                mapping(row -> row.getString("code"), toSet()));
    }

    private static Future<Map<String, Set<String>>> items(SqlClient tx) {
        String sql = """
                SELECT s.code, i.code AS item
                FROM station_item si
                JOIN station s ON s.id = si.station_id
                JOIN service_item i ON i.id = si.service_item_id
                WHERE i.code IS NOT NULL AND s.code IS NOT NULL""";
        return BulkStore.read(
                tx, sql, groupingBy(row -> row.getString("code"), mapping(row -> row.getString("item"), toSet())));
    }

    Future<Map<String, Long>> ids(SqlClient tx) {
        return BulkStore.ids(tx, "SELECT id, code FROM station WHERE code IS NOT NULL");
    }

    Future<Void> save(SqlClient tx, List<Station> stations, Map<String, Long> areas, Map<String, Long> items) {
        String sql = """
                INSERT INTO station (code, area_id, name, address, lng, lat, phone, hours, step_free) VALUES %s
                ON DUPLICATE KEY UPDATE
                  area_id = VALUES(area_id), name = VALUES(name), address = VALUES(address), lng = VALUES(lng),
                  lat = VALUES(lat), phone = VALUES(phone), hours = VALUES(hours), step_free = VALUES(step_free)""";
        List<Tuple> rows = stations.stream()
                .map(station -> tuple(station, areas.get(station.area())))
                .toList();
        return BulkStore.write(tx, sql, rows)
                .compose(saved -> ids(tx))
                .compose(ids -> replaceItems(tx, stations, ids, items))
                .compose(replaced -> SnapshotStore.raise(tx, "station"));
    }

    private static Tuple tuple(Station station, Long areaId) {
        return Tuple.of(
                station.code(),
                areaId,
                station.name(),
                station.address(),
                station.point().lng(),
                station.point().lat(),
                station.phone(),
                station.hours(),
                station.stepFree());
    }

    /** But for items without a code, which are not the files'. */
    private static Future<Void> replaceItems(
            SqlClient tx, List<Station> stations, Map<String, Long> ids, Map<String, Long> items) {
        String delete = """
                DELETE si FROM station_item si JOIN service_item i ON i.id = si.service_item_id
                WHERE i.code IS NOT NULL AND si.station_id IN (%s)""";
        List<Tuple> old = new ArrayList<>();
        List<Tuple> rows = new ArrayList<>();
        for (Station station : stations) {
            Long id = ids.get(station.code());
            old.add(Tuple.of(id));
            station.items().forEach(item -> rows.add(Tuple.of(id, items.get(item))));
        }
        return BulkStore.write(tx, delete, old)
                .compose(deleted ->
                        BulkStore.write(tx, "INSERT INTO station_item (station_id, service_item_id) VALUES %s", rows));
    }
}
