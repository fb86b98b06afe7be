package cn.servicecircle.area;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;

/** The area tree in SQL. */
public final class AreaStore {

    public Future<Areas> load(SqlClient sql) {
        return sql.query("SELECT id, parent_id, level, name FROM area ORDER BY id")
                .mapping(AreaStore::area)
                .execute()
                .map(rows -> new Areas(Rows.list(rows)));
    }

    private static Area area(Row row) {
        return new Area(row.getLong("id"), row.getLong("parent_id"), row.getString("level"), row.getString("name"));
    }
}
