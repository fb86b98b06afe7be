package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.testkit.ContractCheck;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What the product must never hold: 国办函〔2026〕12号 forbids 打卡, 积分排名, 在线时长, 轨迹 and likes as appraisal; 个人信息保护法
 * 28 guards tracks and health. No column and no field of the API may be named after them.
 */
class RedLinesIT {
    private static final List<String> NEVER = List.of(
            "punch",
            "check_in",
            "checkin",
            "clock_in",
            "attendance_rate",
            "score",
            "points",
            "rank",
            "leaderboard",
            "online_time",
            "online_duration",
            "study_time",
            "like_count",
            "vote_count_of_staff",
            "share_count",
            "read_count",
            "view_count",
            "track_point",
            "trajectory",
            "last_location",
            "staff_location",
            "risk",
            "special_population",
            "floating_population",
            "poverty",
            "label",
            "face",
            "video",
            "door_access",
            "id_number",
            "diagnosis");
    private static final TestApp APP = TestApp.shared();

    @Test
    void noColumnIsNamedAfterAForbiddenThing() {
        Pool pool = MySQLBuilder.pool()
                .using(APP.vertx())
                .connectingTo(APP.mySqlUri())
                .build();
        List<String> columns = new ArrayList<>();
        TestApp.await(pool.query("SELECT CONCAT(table_name, '.', column_name) AS name FROM information_schema.columns"
                                + " WHERE table_schema = DATABASE() AND table_name <> 'flyway_schema_history'")
                        .execute())
                .forEach(row -> columns.add(row.getString("name")));
        TestApp.await(pool.close());
        assertTrue(columns.contains("errand.description"), "the columns were not read");
        assertEquals(List.of(), forbidden(columns));
    }

    @Test
    void noFieldOfTheApiIsNamedAfterAForbiddenThing() {
        TreeSet<String> fields = new TreeSet<>();
        collect(ContractCheck.of(APP.vertx()).contract().getRawContract(), fields);
        assertTrue(fields.contains("description"), "the fields were not read");
        assertEquals(List.of(), forbidden(fields));
    }

    @Test
    void theWordsAreRecognisedInEitherSpelling() {
        assertEquals(
                List.of("person.punchCard", "x.staff_rank"),
                forbidden(List.of("person.punchCard", "x.staff_rank", "errand.description")));
    }

    private static List<String> forbidden(Iterable<String> names) {
        List<String> forbidden = new ArrayList<>();
        for (String name : names) {
            String snake = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
            if (NEVER.stream().anyMatch(word -> snake.matches(".*(^|[._])" + word + "(s?$|[._].*)"))) {
                forbidden.add(name);
            }
        }
        return forbidden;
    }

    /** The names of all properties of all schemas. */
    private static void collect(Object node, TreeSet<String> fields) {
        if (node instanceof JsonObject object) {
            if (object.getValue("properties") instanceof JsonObject properties) {
                fields.addAll(properties.fieldNames());
            }
            object.fieldNames().forEach(name -> collect(object.getValue(name), fields));
        } else if (node instanceof JsonArray array) {
            array.forEach(item -> collect(item, fields));
        }
    }
}
