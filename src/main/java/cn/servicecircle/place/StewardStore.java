package cn.servicecircle.place;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;

/** What the 管家 call themselves, in SQL. */
final class StewardStore {

    /** Of each of the areas that has any; the one who has been it for longest first. */
    Future<Map<Long, List<String>>> names(SqlClient sql, List<Long> areaIds) {
        if (areaIds.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        String marks = "?" + ", ?".repeat(areaIds.size() - 1);
        return sql.preparedQuery("""
                        SELECT g.area_id, p.display_name
                        FROM role_grant g
                        JOIN person p ON p.id = g.person_id
                        WHERE g.role = 'staff' AND g.station_id IS NULL AND g.area_id IN (%s)
                        ORDER BY g.id
                        """.formatted(marks))
                .collecting(groupingBy(
                        row -> row.getLong("area_id"), mapping(row -> row.getString("display_name"), toList())))
                .execute(Tuple.wrap(List.copyOf(areaIds)))
                .map(SqlResult::value);
    }
}
