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
            "attendance",
            "arrival",
            "arrived",
            "no_show",
            "sign_in",
            "duty_hours",
            "shift_count",
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
    /** A rota says what is planned: not whether, when or where somebody came, and not how much anybody did. */
    private static final List<String> NEVER_OF_DUTY = List.of(
            "came",
            "left",
            "late",
            "early",
            "present",
            "missed",
            "lng",
            "lat",
            "point",
            "location",
            "place",
            "device",
            "count",
            "total",
            "number",
            "minutes",
            "hours",
            "rate",
            "grade");

    /** What a photo says beside its pixels goes when it comes. */
    private static final List<String> NEVER_OF_PICTURES = List.of(
            "lng", "lat", "point", "location", "place", "altitude", "exif", "taken", "camera", "device", "file_name");

    private static final TestApp APP = TestApp.shared();

    private static List<String> columns() {
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
        return columns;
    }

    @Test
    void noColumnIsNamedAfterAForbiddenThing() {
        List<String> columns = columns();
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
    void noColumnOfTheRota_tellsWhetherSomebodyCame_norWhere_norHowMuch() {
        List<String> columns = columns().stream()
                .filter(name -> name.matches("(duty|empty)_.*"))
                .toList();
        assertTrue(columns.contains("duty_shift.starts_at"), "the columns were not read");
        assertEquals(List.of(), forbidden(columns, NEVER_OF_DUTY));
    }

    @Test
    void noColumnOfAPicture_tellsWhereOrWhenOrWithWhatItWasTaken() {
        List<String> columns =
                columns().stream().filter(name -> name.startsWith("picture")).toList();
        assertTrue(columns.contains("picture.storage_key"), "the columns were not read");
        assertEquals(List.of(), forbidden(columns, NEVER_OF_PICTURES));
    }

    @Test
    void noFieldOfTheRota_tellsWhetherSomebodyCame_norWhere_norHowMuch() {
        TreeSet<String> fields = new TreeSet<>();
        ContractCheck.of(APP.vertx()).contract().getRawContract().getJsonObject("paths").stream()
                .filter(path -> path.getValue() instanceof JsonObject)
                .flatMap(path -> ((JsonObject) path.getValue()).stream())
                .filter(operation -> operation.getValue() instanceof JsonObject)
                .map(operation -> (JsonObject) operation.getValue())
                .filter(operation -> operation.getJsonArray("tags").contains("轮流坐班"))
                .forEach(operation -> collect(operation, fields));
        assertTrue(fields.containsAll(List.of("roleName", "availabilities", "forecast")), "the fields were not read");
        assertEquals(List.of(), forbidden(fields, NEVER_OF_DUTY));
    }

    @Test
    void theWordsAreRecognisedInEitherSpelling() {
        assertEquals(
                List.of("person.punchCard", "x.staff_rank"),
                forbidden(List.of("person.punchCard", "x.staff_rank", "errand.description")));
    }

    private static List<String> forbidden(Iterable<String> names) {
        return forbidden(names, NEVER);
    }

    private static List<String> forbidden(Iterable<String> names, List<String> never) {
        List<String> forbidden = new ArrayList<>();
        for (String name : names) {
            String snake = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
            if (never.stream().anyMatch(word -> snake.matches(".*(^|[._])" + word + "(s?$|[._].*)"))) {
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
