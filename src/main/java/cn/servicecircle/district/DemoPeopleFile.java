package cn.servicecircle.district;

import cn.servicecircle.district.District.Person;
import cn.servicecircle.district.District.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads demo-people.csv, the people whom only the WeChat simulator can log in: no real openid can be among them. */
final class DemoPeopleFile {

    private static final Pattern DEMO_OPENID = Pattern.compile("demo-[a-z0-9-]+");

    private DemoPeopleFile() {}

    static List<Person> read(
            CsvFolder folder, Set<String> areas, Map<String, Station> stations, Set<String> dutyRoles) {
        List<Person> people = new ArrayList<>();
        String columns = "openid,display_name,role,area_code,station_code,duty_role";
        for (CsvRow row : folder.rows("demo-people.csv", columns)) {
            String role = row.oneOf("role", List.of("resident", "staff", "moderator", "admin"));
            boolean isStaff = role.equals("staff");
            Person person = new Person(
                    row.matching("openid", 64, DEMO_OPENID, "不是演示人员；应以 demo- 开头，如 demo-resident-1"),
                    row.text("display_name", 32),
                    role,
                    row.known("area_code", areas, "areas.csv"),
                    isStaff ? station(row, stations.keySet()) : staffOnly(row, "station_code"),
                    isStaff ? row.known("duty_role", dutyRoles, "duty-roles.csv") : staffOnly(row, "duty_role"));
            row.refuseTwice("openid", person.openid());
            refuseAnotherArea(row, person, stations.get(person.station()));
            people.add(person);
        }
        return people;
    }

    /** Null for the 管家 of the whole area. */
    private static String station(CsvRow row, Set<String> stations) {
        return row.optional("station_code").isEmpty() ? null : row.known("station_code", stations, "stations.csv");
    }

    private static String staffOnly(CsvRow row, String column) {
        String value = row.optional(column);
        if (!value.isEmpty()) {
            row.problem(column, CsvRow.quoted(value) + " 应留空：只有 staff 才填");
        }
        return null;
    }

    /** Staff whose area is not their station's would reach no station at all. */
    private static void refuseAnotherArea(CsvRow row, Person person, Station station) {
        if (station != null && !station.area().equals(person.area())) {
            row.problem(
                    "area_code",
                    "%s 不是站点 %s 所在的区域；应为 %s".formatted(CsvRow.quoted(person.area()), station.code(), station.area()));
        }
    }
}
