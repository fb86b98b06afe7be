package cn.servicecircle.mutualaid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Helps;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HelpApiIT {
    private static final String PUBLISH = "{\"decision\":\"publish\"}";
    private static final String HIDE = "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"示例\"}";
    private static TestApp app;

    private final ApiClient asker = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient other = app.as("resident-3");
    /** Whose posts wait from now on. */
    private final ApiClient hidden = app.as("resident-4");

    private final ApiClient stranger = app.as("resident-6");
    private final ApiClient moderator = app.as("moderator-1");
    private final Helps helps = new Helps(app);
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        app = TestApp.start("help_api", Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void room() {
        List.of(asker, neighbour, other).forEach(helps::closeAll);
    }

    private String listed() {
        return neighbour
                .get("/helps?limit=50&areaId=" + app.community())
                .expect(200)
                .raw();
    }

    private boolean isListed(String help) {
        return listed().contains("\"id\":" + help.replaceAll("\\D", "") + ",");
    }

    private JsonObject exchange(ApiClient reader, String response) {
        String help = response.substring(0, response.lastIndexOf("/responses"));
        long id = Long.parseLong(response.substring(response.lastIndexOf('/') + 1));
        return reader.get(help + "/responses").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getLong("id") == id)
                .findFirst()
                .orElseThrow();
    }

    private static boolean hears(ApiClient who, String words) {
        return who.get("/notifications?limit=50").expect(200).raw().contains(words);
    }

    @Test
    void whatIsAsked_neighboursSee_strangersDoNot() {
        Answer asked = helps.post(asker, "ask", "借一个梯子").expect(201);
        assertEquals("published", asked.text("postState"));
        assertTrue(asked.json().getBoolean("mayExtend"));
        String help = "/helps/" + asked.id();
        assertTrue(isListed(help));
        assertFalse(neighbour.get(help).expect(200).json().containsKey("mayExtend"));
        stranger.get(help).expectProblem(404, "help:not-found");
        stranger.get("/helps?areaId=" + app.community()).expectProblem(403, "space:not-your-area");
        helps.post(stranger, "ask", "借一个梯子").expectProblem(403, "help:not-neighbour");
        stranger.post(help + "/responses", "{}").expectProblem(404, "help:not-found");
    }

    @Test
    void contactsAreNotForTheText_norForTheMessage() {
        for (String text : List.of("打13800001234找我", "微信转到6222021234567890128", "找我拿 11010519491231002X")) {
            helps.post(asker, "ask", text).expectProblem(422, "help:contact-in-text");
        }
        String help = helps.ask(asker);
        neighbour
                .post(help + "/responses", "{\"message\":\"打１３８ 0000 1234\"}")
                .expectProblem(422, "help:contact-in-text");
    }

    @Test
    void whatIsForbidden_isNoContactEither() {
        String help = helps.ask(asker);
        neighbour.post(help + "/responses", "{\"contact\":\"校 园 贷找我\"}").expectProblem(422, "post:forbidden-word");
        neighbour.post(help + "/responses", "{\"contact\":\"神医在此\"}").expectProblem(422, "help:contact-not-passed");
        String response = helps.answer(neighbour, help);
        asker.put(response + "/acceptance", "{\"contact\":\"六合彩\"}").expectProblem(422, "post:forbidden-word");
        helps.accept(asker, response, "按门铃");
    }

    @Test
    void eachSeesWhatTheOtherTold_onceAccepted_andNobodyElseEver() {
        String help = helps.ask(asker);
        String chosen = helps.answer(neighbour, help, "周六有空", "电话13893300001");
        String waiting = helps.answer(other, help, "周日有空", "电话13893300002");
        assertTrue(hears(asker, "愿意帮您"));
        assertFalse(exchange(asker, chosen).containsKey("contact"));
        assertEquals("周六有空", exchange(asker, chosen).getString("message"));
        assertEquals(1, neighbour.get(help + "/responses").items().size());

        helps.accept(asker, chosen, "2号楼按门铃");
        assertEquals("电话13893300001", exchange(asker, chosen).getString("contact"));
        assertEquals("2号楼按门铃", exchange(neighbour, chosen).getString("contact"));
        assertEquals("电话13893300001", exchange(neighbour, chosen).getString("toldContact"));
        assertFalse(exchange(asker, waiting).containsKey("contact"));
        assertTrue(hears(neighbour, "选了您"));

        for (ApiClient reader : List.of(other, moderator, app.as("resident-4"), app.as("admin"))) {
            String read =
                    reader.get(help + "/responses").raw() + reader.get(help).raw() + listed();
            assertFalse(read.contains("13893300001") || read.contains("周六有空") || read.contains("按门铃"), read);
        }
        assertTrue(moderator.get(help + "/responses").expect(200).items().isEmpty());
    }

    @Test
    void anOffer_goesTheOtherWayRound() {
        Answer offered = helps.post(asker, "offer", "周末可以教手机").expect(201);
        String help = "/helps/" + offered.id();
        String response = helps.answer(neighbour, help, "我妈想学视频", "门卫处");
        assertTrue(hears(asker, "想请您帮忙"));
        helps.accept(asker, response, "活动室");
        assertEquals("活动室", exchange(neighbour, response).getString("contact"));
        asker.post(help + "/errand", helps.request("高龄", "示例", true)).expectProblem(409, "help:nothing-asked");
    }

    @Test
    void whoAnswers_answersOnce_neverOneself_andMayChangeTheirMind() {
        String help = helps.ask(asker);
        asker.post(help + "/responses", "{}").expectProblem(409, "help:own");
        String first = helps.answer(neighbour, help);
        neighbour.post(help + "/responses", "{}").expectProblem(409, "help:answered-before");
        other.delete(first).expectProblem(404, "help:no-such-response");
        neighbour.delete(first).expect(204);
        String second = helps.answer(neighbour, help);
        helps.accept(asker, second, "按门铃");
        neighbour.delete(second).expect(204);
        assertTrue(hears(asker, "来不了了"));
        assertFalse(exchange(asker, second).containsKey("contact"));
        assertFalse(exchange(asker, second).containsKey("message"));
        asker.put(second + "/acceptance", "{}").expectProblem(409, "help:has-left");
        neighbour.post(help + "/responses", "{}").expectProblem(409, "help:answered-before");
    }

    @Test
    void betweenTwo_nothingLiesOpenInTheDatabase() throws Exception {
        String help = helps.ask(asker);
        String said = "{\"message\":\"秘密的留言\",\"contact\":\"秘密的联系方式\"}";
        String response = help + "/responses/"
                + neighbour
                        .post(help + "/responses", said, "Idempotency-Key", "sealed-answer-1")
                        .expect(201)
                        .id();
        asker.put(response + "/acceptance", "{\"contact\":\"秘密的门铃\"}").expect(200);
        for (String table : List.of("help_response", "help_mediation", "notification", "idempotency")) {
            List<List<String>> rows = Jdbc.rows(app.mySqlUri(), "SELECT * FROM " + table);
            assertFalse(rows.toString().contains("秘密的"), table);
        }
    }

    @Test
    void itsAuthorEndsIt_andThoseWhoWereNotChosenAreForgottenAtOnce() {
        String help = helps.ask(asker);
        String chosen = helps.answer(neighbour, help);
        helps.accept(asker, chosen, "按门铃");
        String waiting = helps.answer(other, help);
        neighbour.post(help + "/closing", "{\"solved\":true}").expectProblem(403, "help:not-yours");
        assertEquals(
                "solved",
                asker.post(help + "/closing", "{\"solved\":true}").expect(200).text("state"));
        assertFalse(isListed(help));
        assertTrue(hears(other, "这次不用您了"));
        other.get(help).expectProblem(404, "help:not-found");
        other.get(help + "/responses").expectProblem(404, "help:not-found");
        assertEquals("按门铃", exchange(neighbour, chosen).getString("contact"));
        assertEquals("solved", neighbour.get(help).expect(200).text("state"));
        asker.put(waiting + "/acceptance", "{}").expectProblem(409, "help:over");
        asker.post(help + "/extension", "{\"lastDay\":\"2026-12-01\"}").expectProblem(409, "help:over");
        assertEquals(1, neighbour.get("/me/helps?as=neighbour").items().size());
    }

    @Test
    void threeAreEnoughAtATime() {
        List<String> asked = List.of(helps.ask(asker), helps.ask(asker), helps.ask(asker));
        helps.post(asker, "ask", "第四件").expectProblem(409, "help:enough-open");
        helps.post(asker, "offer", "愿意帮忙另算").expect(201);
        asker.post(asked.get(0) + "/closing", "{\"solved\":true}").expect(200);
        helps.ask(asker);
    }

    @Test
    void whatIsUnchecked_neighboursDoNotSee_untilAModeratorLetsItThrough() {
        long id = helps.post(asker, "ask", "示例待审的小忙").expect(201).id();
        String help = "/helps/" + id;
        assertFalse(isListed(help));
        neighbour.get(help).expectProblem(404, "help:not-found");
        neighbour.post(help + "/responses", "{}").expectProblem(404, "help:not-found");
        moderator.get(help).expect(200);
        topics.decide("help", id, PUBLISH);
        assertTrue(isListed(help));
        assertTrue(hears(asker, "您发的已发布"));
        helps.post(asker, "ask", "刷单返利").expectProblem(422, "post:forbidden-word");
        neighbour.post(help + "/responses", "{\"message\":\"示例待审\"}").expectProblem(422, "help:message-not-passed");
    }

    @Test
    void aModeratorHidesIt_withDueProcess() {
        long id = helps.post(hidden, "ask", "示例待审").expect(201).id();
        long open = topics.caseOf("help", id).orElseThrow();
        topics.decide("help", id, HIDE);
        assertEquals("hidden", hidden.get("/helps/" + id).expect(200).text("postState"));
        neighbour.get("/helps/" + id).expectProblem(404, "help:not-found");
        hidden.post("/moderations/" + open + "/appeal", "{\"reason\":\"只是搬柜子\"}")
                .expect(200);
        app.as("moderator-3")
                .post("/moderations/" + open + "/appeal/answer", "{\"upheld\":false,\"answer\":\"没有违规\"}")
                .expect(200);
        assertTrue(isListed("/helps/" + id));
    }

    @Test
    void aReport_bringsItToTheQueue_andItStaysUntilAModeratorDecides() {
        ApiClient reported = app.as("resident-3");
        String help = helps.ask(reported);
        long id = Long.parseLong(help.substring(help.lastIndexOf('/') + 1));
        String report = "{\"subject\":\"help\",\"subjectId\":%d,\"reason\":\"spam\"}".formatted(id);
        stranger.post("/reports", report).expectProblem(404, "report:no-such-post");
        reported.post("/reports", report).expectProblem(409, "report:own");
        neighbour.post("/reports", report).expect(201);
        assertTrue(isListed(help));
        topics.decide("help", id, HIDE);
        assertFalse(isListed(help));
        assertTrue(hears(neighbour, "您举报的内容已不再显示"));
    }

    @Test
    void whoIsMuted_neitherAsksNorAnswers() {
        ApiClient muted = app.as("resident-5");
        sanction(muted, "warning", 0);
        sanction(muted, "mute", 7);
        helps.post(muted, "ask", "再发一件").expectProblem(403, "post:muted");
        muted.post(helps.ask(asker) + "/responses", "{}").expectProblem(403, "post:muted");
    }

    private void sanction(ApiClient who, String grade, int days) {
        long id = helps.post(who, "ask", "示例待审").expect(201).id();
        long open = topics.caseOf("help", id).orElseThrow();
        topics.decide("help", id, HIDE);
        moderator
                .post(
                        "/moderations/" + open + "/sanction",
                        "{\"grade\":\"%s\",\"days\":%d,\"clause\":\"第五条\",\"reason\":\"示例\"}".formatted(grade, days))
                .expect(201);
    }

    @Test
    void whoWritesOfDespair_isShownWhoHelps_andAModeratorSeesItFirst() {
        topics.pending();
        Answer said = helps.post(asker, "ask", "一个人在家，不想活了").expect(201);
        assertTrue(said.raw().contains("12356"), said.raw());
        assertEquals("pending", said.text("postState"));
        JsonObject first =
                moderator.get("/moderations?limit=1").expect(200).items().getJsonObject(0);
        assertTrue(first.getBoolean("urgent"), first.encode());
        assertEquals("help", first.getString("subject"));
        topics.decide("help", said.id(), PUBLISH);
        assertFalse(neighbour.get("/helps/" + said.id()).expect(200).raw().contains("12356"));
        neighbour
                .post("/helps/" + said.id() + "/responses", "{\"message\":\"我也不想活\"}")
                .expectProblem(422, "help:message-not-passed");
    }

    @Test
    void itsAuthorMakesItARequest_whichIsTheirsAlone() {
        String help = helps.ask(asker);
        String chosen = helps.answer(neighbour, help);
        helps.accept(asker, chosen, "按门铃");
        String wanted = helps.request("高龄", "邻居搬不动", false);
        neighbour.post(help + "/errand", wanted).expectProblem(403, "help:not-yours");
        asker.post(help + "/errand", helps.request("隐患", "路灯坏了", false)).expectProblem(422, "errand:emergency-first");
        asker.post(help + "/errand", helps.quarrel("谈不拢", true)).expectProblem(409, "help:needs-consent");
        JsonObject handed = asker.post(help + "/errand", wanted, "Idempotency-Key", "hand-over-" + help.hashCode())
                .expect(201)
                .json();
        JsonObject own = asker.get(help).expect(200).json();
        assertEquals("handed-over", own.getString("state"));
        assertEquals(handed.getString("trackingNumber"), own.getString("trackingNumber"));
        Answer errand = asker.get("/errands/" + own.getLong("errandId")).expect(200);
        assertTrue(errand.text("description").contains("邻里互助第"), errand.raw());
        String seen = neighbour.get(help).expect(200).raw();
        assertFalse(seen.contains(handed.getString("trackingNumber")) || seen.contains("errandId"), seen);
        asker.post(help + "/errand", wanted).expectProblem(409, "help:over");
    }

    @Test
    void requests_areAnsweredOnce_howeverOftenTheyAreSent() {
        String body = new JsonObject()
                .put("areaId", app.community())
                .put("direction", "ask")
                .put("kind", "parcel")
                .put("text", "取快递")
                .encode();
        long first = asker.post("/helps", body, "Idempotency-Key", "help-once-1")
                .expect(201)
                .id();
        assertEquals(
                first,
                asker.post("/helps", body, "Idempotency-Key", "help-once-1")
                        .expect(201)
                        .id());
        String responses = "/helps/" + first + "/responses";
        for (int i = 0; i < 2; i++) {
            neighbour
                    .post(responses, "{\"message\":\"我来\"}", "Idempotency-Key", "answer-once-1")
                    .expect(201);
        }
        JsonArray answered = asker.get(responses).items();
        assertEquals(1, answered.size());
    }
}
