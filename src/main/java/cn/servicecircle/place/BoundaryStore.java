package cn.servicecircle.place;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Boundaries in SQL. */
public final class BoundaryStore {

    public Future<Boundaries> load(SqlClient sql) {
        return sql.query("SELECT area_id, wkt FROM area_boundary ORDER BY area_id")
                .execute()
                .map(rows -> {
                    Map<Long, Geometry> grounds = new HashMap<>();
                    rows.forEach(row -> grounds.put(row.getLong("area_id"), ground(row)));
                    return new Boundaries(grounds);
                });
    }

    private static Geometry ground(Row row) {
        try {
            return new WKTReader().read(row.getString("wkt"));
        } catch (ParseException e) {
            throw new IllegalStateException("boundary of area " + row.getLong("area_id"), e);
        }
    }
}
