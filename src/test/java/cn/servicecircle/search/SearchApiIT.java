package cn.servicecircle.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.BulletinWorld;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
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
    private final BulletinWorld bulletins = new BulletinWorld(app);

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

    /** One that every node knows. */
    private long bulletin(JsonObject content) {
        long id = bulletins.publish(app.as("steward-1"), content).expect(201).id();
        var unused = Eventually.within(
                Duration.ofSeconds(2),
                "listed",
                () -> reader.get("/bulletins?areaId=" + app.community()).ids().contains(id));
        return id;
    }

    private JsonObject saying(String title, String text) {
        return bulletins.content(title, LocalDate.now(TestApp.CLOCK)).put("text", text);
    }

    /** Page by page; as those of the first page of everything, where they are few. */
    private List<Long> bulletinsFound(String text) {
        List<Long> ids = new ArrayList<>();
        String page = path(text) + "&kind=bulletin";
        for (String next = page; next != null; ) {
            JsonObject answer = reader.get(next).expect(200).json();
            assertTrue(answer.getJsonArray("topics").isEmpty()
                    && answer.getJsonArray("serviceItems").isEmpty());
            ids.addAll(idsOf(answer));
            next = answer.containsKey("next") ? page + "&after=" + answer.getLong("next") : null;
        }
        JsonObject first = reader.get(path(text)).expect(200).json();
        assertEquals(ids.subList(0, Math.min(10, ids.size())), idsOf(first));
        return ids;
    }

    private static List<Long> idsOf(JsonObject answer) {
        return answer.getJsonArray("bulletins").stream()
                .map(one -> ((JsonObject) one).getLong("id"))
                .toList();
    }

    @Test
    void topicsAndBulletins_areFoundByTheSameRules_whateverTheWidthOrCase() {
        String text = "小区免费ＷｉＦｉ覆盖５９%_|A";
        long topic = topics.published(text, null);
        long bulletin = bulletin(saying("通知", text));
        for (String wanted : List.of("wifi", "ＷＩＦＩ", "WiFi覆盖", "59%", "５９％", "%_", "％＿", "_|a", "|A", "覆盖5")) {
            assertEquals(List.of(topic), found(reader, wanted), wanted);
            assertEquals(List.of(bulletin), bulletinsFound(wanted), wanted);
        }
        for (String wanted : List.of("费%覆", "5_%", "i_覆", "覆盖|", "__", "%%")) {
            assertEquals(List.of(), found(reader, wanted), wanted);
            assertEquals(List.of(), bulletinsFound(wanted), wanted);
        }
    }

    @Test
    void bulletinsAreFound_inTitle_summary_textAndBody_andPageByPage() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            ids.add(0, bulletin(saying("燕麦" + i, "全文")));
        }
        assertEquals(ids, bulletinsFound("燕麦"));
        long inText = bulletin(saying("标题", "很".repeat(90) + "荞麦" + "很".repeat(90)));
        long inSummary = bulletin(saying("标题", "全文").put("summary", "荞麦"));
        long ofBody = bulletin(saying("标题", "全文").put("source", JsonObject.of("body", "荞麦局（示例）")));
        assertEquals(List.of(ofBody, inSummary, inText), bulletinsFound("荞麦"));
        JsonObject found = reader.get(path("荞麦") + "&kind=bulletin")
                .json()
                .getJsonArray("bulletins")
                .getJsonObject(2);
        assertTrue(found.getString("excerpt").startsWith("…很")
                && found.getString("excerpt").contains("荞麦"));
    }

    @Test
    void onlyBulletinsThatAreShownHere_areFound() {
        long here = bulletin(saying("高粱", "全文"));
        long withdrawn = bulletin(saying("高粱", "全文"));
        bulletins.withdraw(app.as("steward-1"), withdrawn).expect(200);
        long later = bulletins
                .publish(
                        app.as("steward-1"),
                        bulletins.content("高粱", LocalDate.now(TestApp.CLOCK).plusDays(1)))
                .expect(201)
                .id();
        long narrow = bulletins
                .publish(
                        app.as("steward-1"),
                        saying("高粱", "全文").put("areaIds", JsonArray.of(bulletins.area("fengjing-jiayuan-b1"))))
                .expect(201)
                .id();
        long building = bulletins.area("fengjing-jiayuan-b1");
        var unused = Eventually.within(Duration.ofSeconds(2), "both known", () -> {
            List<Long> shown = reader.get("/bulletins?areaId=" + building).ids();
            return shown.contains(narrow) && !shown.contains(withdrawn);
        });
        assertEquals(List.of(here), bulletinsFound("高粱"));
        String inBuilding = path("高粱").replaceAll("areaId=\\d+", "areaId=" + building);
        assertEquals(
                List.of(narrow, here), idsOf(reader.get(inBuilding).expect(200).json()));
        String elsewhere = path("高粱").replaceAll("areaId=\\d+", "areaId=" + bulletins.area("dongda-jie"));
        assertEquals(List.of(), idsOf(reader.get(elsewhere).expect(200).json()));
        assertTrue(later > withdrawn);
    }

    @Test
    void aKind_leavesTheOthersOut() {
        long topic = topics.published("玉米", null);
        bulletin(saying("玉米", "全文"));
        JsonObject answer = reader.get(path("玉米") + "&kind=topic").expect(200).json();
        assertEquals(topic, answer.getJsonArray("topics").getJsonObject(0).getLong("id"));
        assertEquals(List.of(), idsOf(answer));
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
