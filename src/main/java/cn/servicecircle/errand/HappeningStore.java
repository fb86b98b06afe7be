package cn.servicecircle.errand;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The newest steps of all errands, in SQL. */
public final class HappeningStore {
    private static final String SELECT = """
            SELECT v.id, v.errand_id, e.tracking_number, e.station_id, v.kind, e.state, v.at
            FROM errand_event v
            JOIN errand e ON e.id = v.errand_id
            """;

    /** The id of the newest step; 0 when there is none. */
    Future<Long> newest(SqlClient sql) {
        return sql.query("SELECT COALESCE(MAX(id), 0) AS newest FROM errand_event")
                .mapping(row -> row.getLong("newest"))
                .execute()
                .map(rows -> rows.iterator().next());
    }

    Future<List<Happening>> since(SqlClient sql, long id, int limit) {
        return sql.preparedQuery(
                        SELECT + " WHERE v.id > ? AND " + ListStore.NOT_KEPT_FROM_STATION + " ORDER BY v.id LIMIT ?")
                .mapping(HappeningStore::happening)
                .execute(Tuple.of(id, limit))
                .map(Rows::list);
    }

    Future<List<Happening>> ofStationSince(SqlClient sql, long stationId, long id, int limit) {
        return sql.preparedQuery(SELECT + " WHERE v.id > ? AND " + ListStore.NOT_KEPT_FROM_STATION
                        + " AND e.station_id = ? ORDER BY v.id LIMIT ?")
                .mapping(HappeningStore::happening)
                .execute(Tuple.of(id, stationId, limit))
                .map(Rows::list);
    }

    private static Happening happening(Row row) {
        return new Happening(
                row.getLong("id"),
                row.getLong("errand_id"),
                row.getString("tracking_number"),
                row.getLong("station_id"),
                row.getString("kind"),
                row.getString("state"),
                Rows.instant(row, "at"));
    }
}
