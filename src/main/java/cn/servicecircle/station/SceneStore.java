package cn.servicecircle.station;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** What stands in the code at a station's door, in SQL. */
public final class SceneStore {

    Future<Optional<Long>> stationOf(SqlClient sql, String scene) {
        return sql.preparedQuery("SELECT id FROM station WHERE scene = ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(scene))
                .map(Rows::first);
    }

    /** The station's scene for good: the one that it has, or else this one. */
    Future<String> keep(SqlClient tx, long stationId, String fresh) {
        return tx.preparedQuery("UPDATE station SET scene = ? WHERE id = ? AND scene IS NULL")
                .execute(Tuple.of(fresh, stationId))
                .compose(kept -> tx.preparedQuery("SELECT scene FROM station WHERE id = ?")
                        .mapping(row -> row.getString("scene"))
                        .execute(Tuple.of(stationId)))
                .map(rows -> rows.iterator().next());
    }
}
