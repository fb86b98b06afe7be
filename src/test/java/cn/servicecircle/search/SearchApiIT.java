package cn.servicecircle.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchApiIT {
    private static TestApp app;

    private final ApiClient reader = app.as("resident-2");
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        app = TestApp.start("search_api", Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String path(String text) {
        return "/search?limit=3&areaId=" + app.community() + "&q=" + encoded(text);
    }

    private List<Long> found(ApiClient who, String text) {
        List<Long> ids = new ArrayList<>();
        for (String next = path(text); next != null; ) {
            Answer answer = who.get(next).expect(200);
            answer.json().getJsonArray("topics").forEach(one -> ids.add(((JsonObject) one).getLong("id")));
            next = answer.json().containsKey("next") ? path(text) + "&after=" + answer.number("next") : null;
        }
        return ids;
    }

    @Test
    void twoCharactersAreEnough_inTheTitleOrTheText_andWildcardsAreLetters() {
        long lamp = topics.published("三号楼路灯不亮", null);
        long percent = topics.published("打折100%的传言", null);
        assertTrue(found(reader, "路灯").contains(lamp));
        assertTrue(found(reader, "内容").containsAll(List.of(lamp, percent)));
        assertEquals(List.of(percent), found(reader, "0%"));
        assertEquals(List.of(), found(reader, "__"));
        reader.get(path("灯灯").replace(encoded("灯灯"), encoded("灯 "))).expectProblem(422, "search:too-short");
    }

    @Test
    void whatOneMayNotRead_isNotFound() {
        long pending =
                topics.post(app.as("resident-1"), "还没放行的秘密", null).expect(201).id();
        assertEquals(List.of(), found(reader, "秘密"));
        topics.decide("topic", pending, "{\"decision\":\"publish\"}");
        assertEquals(List.of(pending), found(reader, "秘密"));
        assertEquals(List.of(), found(app.as("resident-6"), "秘密"));
    }

    @Test
    void itemsAreFoundToo() {
        assertTrue(reader.get(path("津贴")).expect(200).raw().contains("高龄津贴"));
    }

    @Test
    void aSearchThroughThousands_goesOnWhereItStopped_andMissesNone() throws Exception {
        Jdbc.run(app.mySqlUri(), """
                INSERT INTO topic (space_id, area_id, author_id, title, body, state, posted_at)
                WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 999)
                SELECT s.id, s.area_id, (SELECT MIN(id) FROM person), CONCAT('第', n.i, '号'),
                       IF(n.i %% 333 = 0, '稀罕物', '平常'), 'published', UTC_TIMESTAMP(6)
                FROM n JOIN (SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7) b
                JOIN space s ON s.own_of = %d
                """.formatted(app.community()));
        List<Long> found = found(reader, "稀罕物");
        assertEquals(21, found.size());
        assertEquals(
                found.stream().distinct().sorted((a, b) -> Long.compare(b, a)).toList(), found);
    }

    @Test
    void beforeSomebodyPosts_whatIsLikeItIsShown() {
        long lamp = topics.published("小区东门加装路灯", null);
        Answer similar = reader.get("/topics/similar?areaId=" + app.community() + "&title=" + encoded("东门加装路灯"))
                .expect(200);
        assertEquals(lamp, similar.ids().get(0));
    }
}
