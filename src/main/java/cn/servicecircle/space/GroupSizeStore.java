package cn.servicecircle.space;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** How large the group of a space is: what a few voices weigh depends on it. */
public final class GroupSizeStore {

    /** Its households as they were counted, or as many people as have chosen a home there. */
    public Future<Integer> of(SqlClient sql, Space space) {
        return space.households() != null ? Future.succeededFuture(space.households()) : homes(sql, space.areaIds());
    }

    private static Future<Integer> homes(SqlClient sql, List<Long> areaIds) {
        return sql.preparedQuery("""
                        SELECT COUNT(DISTINCT r.person_id) AS n
                        FROM role_grant r
                        JOIN area_closure c ON c.descendant_id = r.area_id
                        WHERE r.role = 'resident' AND c.ancestor_id IN (%s)
                        """.formatted(Rows.marks(areaIds)))
                .mapping(row -> row.getInteger("n"))
                .execute(Tuple.tuple(List.copyOf(areaIds)))
                .map(rows -> rows.iterator().next());
    }
}
