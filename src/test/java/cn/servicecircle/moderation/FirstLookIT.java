package cn.servicecircle.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Spaces;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An office is no way around being looked at first; and what moderators write is looked at as well. */
class FirstLookIT {
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static final String CORRECTED = "{\"text\":\"全新的话\",\"reason\":\"改\"}";
    private static TestApp app;
    private static long space;
    private static long council;

    private final ApiClient moderator = app.as("moderator-1");
    private final ApiClient above = app.as("moderator-3");
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        app = TestApp.overMonths("first_look", Map.of("CIRCLE_MODERATION_TRUSTED_AFTER", "1"), CLOCK);
        ApiClient moderator = app.as("moderator-1");
        space = Spaces.ownOf(app, app.community());
        council = moderator
                .post(
                        "/parties",
                        "{\"areaId\":%d,\"kind\":\"residents-council\",\"name\":\"示例议事会\",\"interest\":\"没有\"}"
                                .formatted(app.community()))
                .expect(201)
                .id();
        String members = String.join(
                ",", List.of(office("staff-1", "chair"), office("staff-2", "member"), office("staff-5", "member")));
        moderator
                .put("/parties/" + council + "/members", "{\"items\":[" + members + "]}")
                .expect(200);
        moderator
                .put(
                        "/spaces/" + space,
                        "{\"name\":\"万安门社区\",\"hostId\":%d,\"partyIds\":[],\"isPublic\":false,\"checks\":\"topics\",\"closed\":false}"
                                .formatted(council))
                .expect(200);
        Eventually.within(
                Duration.ofSeconds(10),
                "hosts",
                () -> app.as("staff-5").get("/spaces/" + space + "/meetings").status() == 200);
    }

    private static String office(String who, String office) {
        return "{\"personId\":%d,\"office\":\"%s\",\"from\":\"2026-01-01\",\"to\":\"2027-12-31\"}"
                .formatted(app.as(who).get("/me").id(), office);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answer answer(ApiClient who, long topic, String text) {
        return who.post("/topics/" + topic + "/answers", "{\"text\":\"%s\",\"partyId\":%d}".formatted(text, council));
    }

    private static Answer extend(ApiClient who, long topic) {
        return who.post("/topics/" + topic + "/course/extension", "{\"days\":1,\"reason\":\"再等等\"}");
    }

    private static Answer meet(ApiClient who) {
        LocalDate day = LocalDate.ofInstant(CLOCK.instant(), CLOCK.getZone()).plusDays(5);
        return who.post(
                "/spaces/" + space + "/meetings",
                "{\"title\":\"议事会\",\"startsAt\":\"%1$sT19:00:00+08:00\",\"endsAt\":\"%1$sT20:30:00+08:00\",\"place\":\"二楼\",\"agenda\":[{\"text\":\"防火\"}]}"
                        .formatted(day));
    }

    /** Lets them say something at once the next time. */
    private void trusted(ApiClient who) {
        long said = answer(who, topics.published(), "第一次").expect(201).id();
        topics.decide("answer", said, "{\"decision\":\"publish\"}");
    }

    /** Has one more thing of theirs hidden, and the author looked at first. */
    private void putUnderReview(ApiClient who) {
        long said = answer(who, topics.published(), "示例待审").expect(201).id();
        long hidden = topics.caseOf("answer", said).orElseThrow();
        topics.decide("answer", said, "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"骂人\"}");
        moderator
                .post(
                        "/moderations/" + hidden + "/sanction",
                        "{\"grade\":\"review\",\"days\":90,\"clause\":\"第五条\",\"reason\":\"屡次\"}")
                .expect(201);
    }

    @Test
    void aNewcomer_correctsNothingOfTheirBody_untilAModeratorLetThemThrough() {
        long topic = topics.published();
        ApiClient member = app.as("staff-2");
        trusted(member);
        long given = answer(member, topic, "下周来看").expect(201).id();
        ApiClient newcomer = app.as("staff-5");
        Answer refused = newcomer.put("/answers/" + given, CORRECTED).expectProblem(409, "speech:needs-look");
        assertTrue(refused.text("detail").contains("审核通过以后再来"), refused.raw());
        assertFalse(
                app.as("resident-2").get("/topics/" + topic + "/answers").raw().contains("全新的话"));
        member.put("/answers/" + given, CORRECTED).expect(200);
        trusted(newcomer);
        newcomer.put("/answers/" + given, CORRECTED.replace("全新", "更新")).expect(200);
    }

    @Test
    void aChairWhoIsLookedAtFirst_saysNothingAtOnce_andTheirMinutesWaitForSomebodyElse() {
        ApiClient chair = app.as("staff-1");
        long topic = topics.published("装电梯", Topics.BIG);
        extend(chair, topic).expectProblem(409, "speech:needs-look");
        trusted(chair);
        extend(chair, topic).expect(200);
        long given = answer(chair, topic, "在办").expect(201).id();
        long meeting = meet(chair).expect(201).id();
        putUnderReview(chair);
        extend(chair, topic).expectProblem(409, "speech:needs-look");
        meet(chair).expectProblem(409, "speech:needs-look");
        chair.put("/answers/" + given, CORRECTED).expectProblem(409, "speech:needs-look");
        extend(moderator, topic).expect(200);

        CLOCK.goOn(Duration.ofDays(6));
        String minutes = "/meetings/" + meeting + "/minutes";
        String written = "{\"present\":[],\"items\":[{\"item\":1,\"said\":\"都同意\"}]}";
        chair.put(minutes, written).expect(200);
        chair.post(minutes + "/publication", null).expectProblem(409, "minutes:needs-colleague");
        moderator.post(minutes + "/publication", null).expect(200);
    }

    @Test
    void whatModeratorsWrite_namesNobody_inTheDecision_theSanction_andBothAnswers() {
        ApiClient author = app.as("resident-2");
        long topic = topics.published();
        long comment = author.post("/topics/" + topic + "/comments", "{\"body\":\"示例待审\"}")
                .expect(201)
                .id();
        String one = "/moderations/" + topics.caseOf("comment", comment).orElseThrow();
        String hide = "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"%s\"}";
        String named = "张建国偷电，住3号楼2单元501";
        Answer refused = moderator
                .post(one + "/decision", hide.formatted(named))
                .expectProblem(422, "moderation:not-for-the-log");
        assertTrue(refused.raw().contains("张建国") && refused.raw().contains("/reason"), refused.raw());
        moderator.post(one + "/decision", hide.formatted("没有证据")).expect(200);
        String sanction = "{\"grade\":\"warning\",\"days\":0,\"clause\":\"第五条\",\"reason\":\"%s\"}";
        moderator.post(one + "/sanction", sanction.formatted(named)).expectProblem(422, "moderation:not-for-the-log");
        long imposed = moderator
                .post(one + "/sanction", sanction.formatted("第一次"))
                .expect(201)
                .id();
        String answered = "{\"upheld\":true,\"answer\":\"%s\"}";
        for (String appealed : List.of(one, "/sanctions/" + imposed)) {
            author.post(appealed + "/appeal", "{\"reason\":\"太重\"}").expect(200);
            above.post(appealed + "/appeal/answer", answered.formatted(named))
                    .expectProblem(422, "moderation:not-for-the-log");
            above.post(appealed + "/appeal/answer", answered.formatted("维持")).expect(200);
        }
        List<String> log = app.anybody().get("/moderation-log?limit=50&areaId=" + app.community()).items().stream()
                .map(Object::toString)
                .toList();
        assertEquals(
                List.of(), log.stream().filter(entry -> entry.contains("张建国")).toList());
    }
}
