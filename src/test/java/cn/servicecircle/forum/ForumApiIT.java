package cn.servicecircle.forum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ForumApiIT {
    private static TestApp app;

    private final ApiClient author = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient moderator = app.as("moderator-1");
    private final long community = app.community();

    @BeforeAll
    static void start() {
        app = TestApp.start("forum_api", Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private Answer post(ApiClient who, long area, String title) {
        return who.post("/topics", "{\"areaId\":%d,\"title\":\"%s\",\"body\":\"内容\"}".formatted(area, title));
    }

    private Optional<Long> openCase(String subject, long id) {
        return moderator.get("/moderations?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(open -> open.getString("subject").equals(subject) && open.getLong("subjectId") == id)
                .map(open -> open.getLong("id"))
                .findFirst();
    }

    private Answer decide(ApiClient who, long moderation, String decision) {
        return who.post("/moderations/" + moderation + "/decision", decision);
    }

    private long published(String title) {
        long topic = post(author, community, title).expect(201).id();
        decide(moderator, openCase("topic", topic).orElseThrow(), "{\"decision\":\"publish\"}")
                .expect(200);
        return topic;
    }

    @Test
    void whatIsHidden_staysHidden_andTheAuthorIsToldWhy() {
        long topic = post(author, community, "要隐去的").expect(201).id();
        long moderation = openCase("topic", topic).orElseThrow();
        decide(moderator, moderation, "{\"decision\":\"hide\",\"clause\":\"第五条\"}")
                .expectProblem(422, "moderation:reason-missing");
        decide(moderator, moderation, "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"写了门牌号\"}")
                .expect(200);

        neighbour.get("/topics/" + topic).expectProblem(404, "topic:not-found");
        assertEquals("hidden", author.get("/topics/" + topic).expect(200).text("state"));
        String told = author.get("/notifications")
                .expect(200)
                .items()
                .getJsonObject(0)
                .getString("text");
        assertTrue(told.contains("第五条") && told.contains("写了门牌号"), told);
        decide(moderator, moderation, "{\"decision\":\"publish\"}").expectProblem(409, "moderation:already-decided");
    }

    @Test
    void twoModerators_neverDecideTheSameCaseTwice() {
        for (int round = 0; round < 10; round++) {
            long topic = post(author, community, "争着审").expect(201).id();
            long moderation = openCase("topic", topic).orElseThrow();
            List<CompletableFuture<Integer>> decisions = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> decide(moderator, moderation, "{\"decision\":\"publish\"}")
                                    .status()))
                    .limit(4)
                    .toList();
            List<Integer> statuses =
                    decisions.stream().map(CompletableFuture::join).sorted().toList();
            assertEquals(List.of(200, 409, 409, 409), statuses);
        }
    }

    @Test
    void oneMayPostOnlyWhereOneLives_fromTheCommunityDown() {
        long building =
                author.get("/me").json().getJsonArray("roles").getJsonObject(0).getLong("areaId");
        post(author, building, "楼里的事").expect(201);
        List<JsonObject> ancestors = author.get("/areas/" + building).json().getJsonArray("ancestors").stream()
                .map(JsonObject.class::cast)
                .toList();
        for (JsonObject area : ancestors) {
            boolean tooLarge = List.of("district", "street").contains(area.getString("level"));
            post(author, area.getLong("id"), "各级的事").expect(tooLarge ? 404 : 201);
        }
        post(app.as("resident-6"), community, "别处的事").expectProblem(403, "topic:not-your-area");
    }

    @Test
    void aComment_isSeenAtOnceWhenItPasses_andCounted() {
        long topic = published("可以评论的");
        neighbour.post("/topics/" + topic + "/comments", "{\"body\":\"支持\"}").expect(201);
        assertEquals(1, author.get("/topics/" + topic).number("commentCount"));
        assertEquals(1, author.get("/topics/" + topic + "/comments").items().size());
    }

    @Test
    void aCommentThatWaits_isSeenByItsAuthorOnly_untilAModeratorLetsItThrough() {
        long topic = published("有人要审的");
        Answer waiting = neighbour
                .post("/topics/" + topic + "/comments", "{\"body\":\"示例待审\"}")
                .expect(201);
        assertEquals("pending", waiting.text("state"));
        assertTrue(author.get("/topics/" + topic + "/comments").items().isEmpty());
        assertEquals(
                List.of(waiting.id()),
                neighbour.get("/topics/" + topic + "/comments").ids());

        decide(moderator, openCase("comment", waiting.id()).orElseThrow(), "{\"decision\":\"publish\"}")
                .expect(200);
        assertEquals(
                List.of(waiting.id()),
                author.get("/topics/" + topic + "/comments").ids());
        assertEquals(1, author.get("/topics/" + topic).number("commentCount"));
    }

    @Test
    void aRiskyText_isRefusedWithTheReason_andKeptNowhere() {
        Answer refused = post(author, community, "代开发票").expectProblem(422, "post:risky");
        assertTrue(refused.text("detail").contains("欺诈"), refused.raw());
        assertFalse(moderator.get("/moderations?limit=50").raw().contains("代开发票"));
    }

    @Test
    void aTopicThatWaits_takesNoComments() {
        long topic = post(author, community, "还没放行").expect(201).id();
        author.post("/topics/" + topic + "/comments", "{\"body\":\"自己先说\"}").expectProblem(404, "topic:not-found");
    }

    @Test
    void pagesOfComments_areTheWholeList() {
        long topic = published("很多评论");
        List<Long> posted = new ArrayList<>(IntStream.range(0, 7)
                .mapToObj(i -> neighbour
                        .post("/topics/" + topic + "/comments", "{\"body\":\"第 %d 条\"}".formatted(i))
                        .expect(201)
                        .id())
                .toList());
        java.util.Collections.reverse(posted);
        List<Long> seen = new ArrayList<>();
        String page = "/topics/" + topic + "/comments?limit=3";
        for (String next = page; next != null; ) {
            Answer answer = author.get(next).expect(200);
            seen.addAll(answer.ids());
            next = answer.json().containsKey("next") ? page + "&after=" + answer.number("next") : null;
        }
        assertEquals(posted, seen);
    }
}
