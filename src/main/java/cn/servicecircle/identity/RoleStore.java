package cn.servicecircle.identity;

import cn.servicecircle.identity.RoleGrant.Wanted;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Roles in SQL. */
public final class RoleStore {
    private static final int NO_SUCH_PARENT = 1452;
    private static final String SELECT = """
            SELECT g.id, g.person_id, g.role, g.area_id, a.name AS area_name, g.station_id, g.duty_role
            FROM role_grant g
            JOIN area a ON a.id = g.area_id
            """;

    private record Steward(long areaId, long personId) {}

    /** A person with the roles held now, and whether a phone stands behind them. */
    public Future<Caller> callerOf(SqlClient sql, long personId) {
        return sql.preparedQuery("""
                        SELECT p.display_name, EXISTS (SELECT 1 FROM person_phone v WHERE v.current_of = p.id) AS verified,
                               g.id, g.person_id, g.role, g.area_id, a.name AS area_name, g.station_id, g.duty_role
                        FROM person p
                        LEFT JOIN role_grant g ON g.person_id = p.id
                        LEFT JOIN area a ON a.id = g.area_id
                        WHERE p.id = ?
                        ORDER BY g.id
                        """).execute(Tuple.of(personId)).map(rows -> caller(personId, Rows.list(rows)));
    }

    /** The same; none where there is no such person. */
    public Future<Optional<Caller>> known(SqlClient sql, long personId) {
        return sql.preparedQuery("SELECT id FROM person WHERE id = ?")
                .execute(Tuple.of(personId))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : callerOf(sql, personId).map(Optional::of));
    }

    private static Caller caller(long personId, List<Row> rows) {
        return new Caller(
                personId,
                rows.get(0).getString("display_name"),
                rows.get(0).getInteger("verified") != 0,
                rows.stream()
                        .filter(row -> row.getLong("id") != null)
                        .map(row -> grant(row).held())
                        .toList());
    }

    Future<List<RoleGrant>> listOf(SqlClient sql, long personId) {
        return sql.preparedQuery(SELECT + " WHERE g.person_id = ? ORDER BY g.id")
                .mapping(RoleStore::grant)
                .execute(Tuple.of(personId))
                .map(Rows::list);
    }

    Future<Optional<RoleGrant>> find(SqlClient sql, long id) {
        return sql.preparedQuery(SELECT + " WHERE g.id = ?")
                .mapping(RoleStore::grant)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** Whether the station stands in the area, or below it. */
    Future<Boolean> isStationOf(SqlClient sql, long stationId, long areaId) {
        return sql.preparedQuery("""
                        SELECT 1
                        FROM station s
                        JOIN area_closure c ON c.descendant_id = s.area_id
                        WHERE s.id = ? AND c.ancestor_id = ?
                        """).execute(Tuple.of(stationId, areaId)).map(rows -> rows.size() == 1);
    }

    /** The 管家 of each of the areas that has any: staff of the whole area, not of one station in it. */
    public Future<Map<Long, Set<Long>>> stewardsOf(SqlClient sql, List<Long> areaIds) {
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
    public Future<Set<Long>> staffOf(SqlClient sql, long stationId) {
        return sql.preparedQuery("SELECT person_id FROM role_grant WHERE role = 'staff' AND station_id = ?")
                .mapping(row -> row.getLong("person_id"))
                .execute(Tuple.of(stationId))
                .map(rows -> Set.copyOf(Rows.list(rows)));
    }

    /** Those whose role reaches the area: who hold it there or above. */
    public Future<List<Long>> reaching(SqlClient sql, Role role, long areaId) {
        return sql.preparedQuery("""
                        SELECT DISTINCT r.person_id
                        FROM role_grant r
                        JOIN area_closure c ON c.ancestor_id = r.area_id
                        WHERE r.role = ? AND c.descendant_id = ?
                        """)
                .mapping(row -> row.getLong("person_id"))
                .execute(Tuple.of(role.word(), areaId))
                .map(Rows::list);
    }

    Future<Long> add(SqlClient sql, Wanted wanted, Instant now) {
        return sql.preparedQuery("""
                        INSERT INTO role_grant (person_id, role, area_id, station_id, duty_role, granted_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        wanted.personId(),
                        wanted.role().word(),
                        wanted.areaId(),
                        wanted.stationId(),
                        wanted.dutyRole(),
                        Rows.utc(now)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .recover(RoleStore::explain);
    }

    /** Makes a person admin of the whole district. */
    public Future<Long> makeDistrictAdmin(SqlClient sql, long personId, Instant now) {
        return sql.query("SELECT id FROM area WHERE parent_id IS NULL ORDER BY id LIMIT 1")
                .mapping(row -> row.getLong("id"))
                .execute()
                .map(rows -> Rows.first(rows)
                        .orElseThrow(() -> Refusal.conflict("area:none", "还没有区域", "还没有区域，请先用 import 命令导入区数据。")))
                .compose(district -> add(sql, new Wanted(personId, Role.ADMIN, district, null, null), now));
    }

    private static Future<Long> explain(Throwable failure) {
        if (Database.isDuplicate(failure)) {
            return Future.failedFuture(Refusal.conflict("role:already-held", "这个人已有该角色", "无需重复授予。"));
        }
        if (failure instanceof MySQLException e && e.getErrorCode() == NO_SUCH_PARENT) {
            return Future.failedFuture(
                    Refusal.invalid("role:unknown-reference", "没有这个人或坐班角色", "请核对 personId 和 dutyRole 后再试。"));
        }
        return Future.failedFuture(failure);
    }

    Future<Void> remove(SqlClient sql, long id) {
        return sql.preparedQuery("DELETE FROM role_grant WHERE id = ?")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** Takes back where a person lives; a person lives in one place. */
    Future<Void> removeHome(SqlClient sql, long personId) {
        return sql.preparedQuery("DELETE FROM role_grant WHERE person_id = ? AND role = 'resident'")
                .execute(Tuple.of(personId))
                .mapEmpty();
    }

    private static RoleGrant grant(Row row) {
        return new RoleGrant(
                row.getLong("id"),
                row.getLong("person_id"),
                Role.of(row.getString("role")),
                row.getLong("area_id"),
                row.getString("area_name"),
                row.getLong("station_id"),
                row.getString("duty_role"));
    }
}
