package cn.servicecircle.area;

import cn.servicecircle.geo.Point;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;

/** The area tree in SQL. */
public final class AreaStore {

    public Future<Areas> load(SqlClient sql) {
        return sql.query("SELECT id, parent_id, level, name, lng, lat, duty_phone FROM area ORDER BY id")
                .mapping(AreaStore::area)
                .execute()
                .map(rows -> new Areas(Rows.list(rows)));
    }

    private static Area area(Row row) {
        return new Area(
                row.getLong("id"),
                row.getLong("parent_id"),
                row.getString("level"),
                row.getString("name"),
                point(row),
                row.getString("duty_phone"));
    }

    private static Point point(Row row) {
        return row.getValue("lng") == null ? null : new Point(row.getDouble("lng"), row.getDouble("lat"));
    }
}
