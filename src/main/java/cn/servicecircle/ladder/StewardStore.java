package cn.servicecircle.ladder;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is there to be told, in SQL. */
public final class StewardStore {

    private record Steward(long areaId, long personId) {}

    /** The 管家 of each of the areas that has any. */
    Future<Map<Long, Set<Long>>> ofAreas(SqlClient sql, List<Long> areaIds) {
        if (areaIds.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        String marks = "?" + ", ?".repeat(areaIds.size() - 1);
        return sql.preparedQuery("SELECT area_id, person_id FROM role_grant WHERE role = 'staff' AND station_id IS NULL"
                        + " AND area_id IN (" + marks + ")")
                .mapping(row -> new Steward(row.getLong("area_id"), row.getLong("person_id")))
                .execute(Tuple.wrap(List.copyOf(areaIds)))
                .map(rows -> Rows.list(rows).stream()
                        .collect(Collectors.groupingBy(
                                Steward::areaId, Collectors.mapping(Steward::personId, Collectors.toSet()))));
    }

    /** The station's own staff, without the 管家 of the areas that it lies in. */
    Future<Set<Long>> staffOf(SqlClient sql, long stationId) {
        return sql.preparedQuery("SELECT person_id FROM role_grant WHERE role = 'staff' AND station_id = ?")
                .mapping(row -> row.getLong("person_id"))
                .execute(Tuple.of(stationId))
                .map(rows -> Set.copyOf(Rows.list(rows)));
    }
}
