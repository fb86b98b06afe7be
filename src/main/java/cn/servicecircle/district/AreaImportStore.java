package cn.servicecircle.district;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.district.District.Area;
import cn.servicecircle.geo.Point;
import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;

/** The area tree in tables area and area_closure. */
final class AreaImportStore {

    Future<List<Area>> read(SqlClient tx) {
        String sql = """
                SELECT a.code, p.code AS parent, a.level, a.name, a.lng, a.lat, a.duty_phone
                FROM area a LEFT JOIN area p ON p.id = a.parent_id""";
        return BulkStore.read(tx, sql, mapping(AreaImportStore::area, toList()));
    }

    private static Area area(Row row) {
        return new Area(
                row.getString("code"),
                row.getString("parent"),
                row.getString("level"),
                row.getString("name"),
                row.getValue("lng") == null ? null : new Point(row.getDouble("lng"), row.getDouble("lat")),
                row.getString("duty_phone"));
    }

    Future<Map<String, Long>> ids(SqlClient tx) {
        return BulkStore.ids(tx, "SELECT id, code FROM area");
    }

    Future<Void> save(SqlClient tx, List<Area> areas) {
        Future<Void> saved = Future.succeededFuture();
        for (String level : District.LEVELS) {
            List<Area> ofLevel =
                    areas.stream().filter(area -> area.level().equals(level)).toList();
            saved = saved.compose(above -> saveLevel(tx, ofLevel));
        }
        return saved.compose(all -> rebuildClosure(tx)).compose(rebuilt -> addSpaces(tx));
    }

    /** 社区, 网格, 小区 and 楼栋 each have a 议事空间 of their own. */
    private static Future<Void> addSpaces(SqlClient tx) {
        String sql = """
                INSERT INTO space (area_id, own_of, name, is_public, checks, closed)
                SELECT a.id, a.id, a.name, FALSE, 'topics', FALSE
                FROM area a
                LEFT JOIN space s ON s.own_of = a.id
                WHERE s.id IS NULL AND a.level IN ('community', 'grid', 'compound', 'building')""";
        return tx.query(sql).execute().compose(added -> SnapshotStore.raise(tx, "space"));
    }

    /** A level at a time, because a row needs the id of its parent. */
    private Future<Void> saveLevel(SqlClient tx, List<Area> areas) {
        String sql = """
                INSERT INTO area (parent_id, code, level, name, lng, lat, duty_phone) VALUES %s
                ON DUPLICATE KEY UPDATE
                  parent_id = VALUES(parent_id), level = VALUES(level), name = VALUES(name), lng = VALUES(lng),
                  lat = VALUES(lat), duty_phone = VALUES(duty_phone)""";
        if (areas.isEmpty()) {
            return Future.succeededFuture();
        }
        return ids(tx).compose(ids -> {
            List<Tuple> rows = areas.stream()
                    .map(area -> tuple(area, ids.get(area.parent())))
                    .toList();
            return BulkStore.write(tx, sql, rows);
        });
    }

    private static Tuple tuple(Area area, Long parentId) {
        Point point = area.point();
        return Tuple.of(parentId, area.code(), area.level(), area.name())
                .addValue(point == null ? null : point.lng())
                .addValue(point == null ? null : point.lat())
                .addValue(area.dutyPhone());
    }

    /** Whole, since one moved area moves its subtree; some ten thousand short rows that the server makes by itself. */
    private static Future<Void> rebuildClosure(SqlClient tx) {
        String sql = """
                INSERT INTO area_closure (ancestor_id, descendant_id, distance)
                WITH RECURSIVE path AS (
                  SELECT id AS ancestor_id, parent_id AS next_id, id AS descendant_id, 0 AS distance FROM area
                  UNION ALL
                  SELECT a.id, a.parent_id, path.descendant_id, path.distance + 1
                  FROM path JOIN area a ON a.id = path.next_id
                )
                SELECT ancestor_id, descendant_id, distance FROM path""";
        return tx.query("DELETE FROM area_closure")
                .execute()
                .compose(emptied -> tx.query(sql).execute())
                .mapEmpty();
    }
}
