package cn.servicecircle.district;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.district.District.DutyRole;
import cn.servicecircle.district.District.Person;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The 轮流坐班 roles in table duty_role, and the demo people in tables person and role_grant. */
final class PeopleImportStore {

    Future<List<DutyRole>> readDutyRoles(SqlClient tx) {
        return BulkStore.read(tx, "SELECT code, name FROM duty_role", mapping(PeopleImportStore::dutyRole, toList()));
    }

    private static DutyRole dutyRole(Row row) {
        return new DutyRole(row.getString("code"), row.getString("name"));
    }

    Future<Void> saveDutyRoles(SqlClient tx, List<DutyRole> dutyRoles) {
        String sql = "INSERT INTO duty_role (code, name) VALUES %s ON DUPLICATE KEY UPDATE name = VALUES(name)";
        List<Tuple> rows = dutyRoles.stream()
                .map(role -> Tuple.of(role.code(), role.name()))
                .toList();
        return BulkStore.write(tx, sql, rows);
    }

    /** One for each role that a demo person holds. */
    Future<List<Person>> read(SqlClient tx) {
        String sql = """
                SELECT p.openid, p.display_name, g.role, a.code AS area, s.code AS station, g.duty_role
                FROM person p
                LEFT JOIN role_grant g ON g.person_id = p.id
                LEFT JOIN area a ON a.id = g.area_id
                LEFT JOIN station s ON s.id = g.station_id
                WHERE p.openid LIKE 'demo-%'""";
        return BulkStore.read(tx, sql, mapping(PeopleImportStore::person, toList()));
    }

    private static Person person(Row row) {
        return new Person(
                row.getString("openid"),
                row.getString("display_name"),
                row.getString("role"),
                row.getString("area"),
                row.getString("station"),
                row.getString("duty_role"));
    }

    Future<Void> save(
            SqlClient tx, List<Person> people, Map<String, Long> areas, Map<String, Long> stations, Instant now) {
        String sql = """
                INSERT INTO person (openid, display_name, created_at) VALUES %s
                ON DUPLICATE KEY UPDATE display_name = VALUES(display_name)""";
        LocalDateTime at = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        List<Tuple> rows = people.stream()
                .map(person -> Tuple.of(person.openid(), person.displayName(), at))
                .toList();
        return BulkStore.write(tx, sql, rows)
                .compose(saved -> ids(tx))
                .compose(ids -> grant(
                        tx,
                        people.stream()
                                .map(person -> Tuple.of(
                                        ids.get(person.openid()),
                                        person.role(),
                                        areas.get(person.area()),
                                        stations.get(person.station()),
                                        person.dutyRole(),
                                        at))
                                .toList()));
    }

    private static Future<Map<String, Long>> ids(SqlClient tx) {
        return BulkStore.ids(tx, "SELECT id, openid AS code FROM person WHERE openid LIKE 'demo-%'");
    }

    private static Future<Void> grant(SqlClient tx, List<Tuple> rows) {
        String sql = """
                INSERT INTO role_grant (person_id, role, area_id, station_id, duty_role, granted_at) VALUES %s
                ON DUPLICATE KEY UPDATE duty_role = VALUES(duty_role)""";
        return BulkStore.write(tx, sql, rows);
    }
}
