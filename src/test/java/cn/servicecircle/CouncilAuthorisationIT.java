package cn.servicecircle;

import cn.servicecircle.testkit.ApiClient;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation on spaces, bodies and courses × everybody × a topic of resident-1's or the space of 万安门社区. */
class CouncilAuthorisationIT {
    private static final TestApp APP = TestApp.shared();
    private static final long NOBODY = AccessTable.NOBODY;
    private static final Topics TOPICS = new Topics(APP);

    private static final String WARNING = "{\"grade\":\"warning\",\"days\":0,\"clause\":\"第五条\",\"reason\":\"示例\"}";

    static final AccessTable TABLE = new AccessTable(APP, AccessTable.CALLERS);

    private static void row(String operation, String statuses, Function<ApiClient, Integer> request) {
        TABLE.row(operation, statuses, request);
    }

    static {
        //                        any new r1  r2  r6  s1  s3  m1  m2  admin
        TABLE.get("listSpaces", "  200 200 200 200 200 200 200 200 200 200", "/spaces?areaId=" + APP.community());
        TABLE.get("getSpace", "    401 200 200 200 200 200 200 200 200 200", () -> "/spaces/" + space());
        // The areas are no 小区, the body is none, the day has gone: whoever is let in is told so.
        row("createSpace", "       401 403 403 403 403 403 403 422 422 403", c -> c.post(
                        "/spaces", "{\"name\":\"示例\",\"areaIds\":[1,2]}", "Idempotency-Key", key())
                .status());
        row("changeSpace", "       401 403 403 403 403 403 403 422 403 422", c -> c.put(
                        "/spaces/" + space(),
                        "{\"name\":\"示例\",\"partyIds\":[%d],\"isPublic\":false,\"checks\":\"topics\",\"closed\":false}"
                                .formatted(NOBODY))
                .status());
        row("setSpaceRules", "     401 403 403 403 403 403 403 200 403 200", c -> c.put(
                        "/spaces/" + space() + "/rules", rules("2030-01-01"))
                .status());
        row("addParty", "          401 403 403 403 403 403 403 201 403 201", c -> c.post(
                        "/parties", party(), "Idempotency-Key", key())
                .status());
        row("changeParty", "       401 403 403 403 403 403 403 200 403 200", c -> c.put(
                        "/parties/" + addedParty(),
                        "{\"kind\":\"property\",\"name\":\"%s\",\"interest\":\"示例\",\"active\":true}".formatted(key()))
                .status());
        row("setPartyMembers", "   401 403 403 403 403 403 403 200 403 200", c -> c.put(
                        "/parties/" + addedParty() + "/members", "{\"items\":[]}")
                .status());

        TABLE.get("getCourse", "   401 404 200 200 404 404 404 200 404 200", () -> small("course"));
        row("stateFacts", "        401 404 204 403 404 404 404 204 404 403", c -> c.put(
                        "/topics/" + TOPICS.published() + "/facts", Topics.SMALL)
                .status());
        row("objectToTopic", "     401 403 204 204 404 403 403 403 403 403", c -> c.put(
                        small("objection"), "{\"reason\":\"示例\"}")
                .status());
        row("withdrawObjection", " 401 403 204 204 404 403 403 403 403 403", c -> c.delete(small("objection"))
                .status());
        row("appealTrack", "       401 403 200 200 404 404 404 403 404 403", c -> c.post(
                        small("track-appeals"), "{\"reason\":\"示例\"}")
                .status());
        row("settleTrack", "       401 403 403 403 404 404 404 200 404 403", c -> c.post(
                        contested() + "/track-appeals/settlement", "{\"track\":\"small\",\"answer\":\"示例\"}")
                .status());
        row("extendStage", "       401 403 403 403 404 404 404 200 404 403", c -> c.post(
                        small("course/extension"), "{\"days\":1,\"reason\":\"示例\"}")
                .status());
        // It ends by itself: whoever may conclude is told so.
        row("concludeStage", "     401 403 403 403 404 404 404 409 404 403", c -> c.post(
                        small("course/conclusion"), "{\"text\":\"示例\"}")
                .status());
        row("addWork", "           401 404 403 403 404 404 404 409 404 403", c -> c.post(
                        small("works"),
                        "{\"serviceItemId\":1,\"stationId\":1,\"description\":\"示例\",\"noEmergency\":true}",
                        "Idempotency-Key",
                        key())
                .status());
        row("promiseWork", "       401 403 403 403 404 404 404 409 404 403", c -> c.put(
                        small("promise"), "{\"text\":\"示例\",\"by\":\"示例\",\"day\":\"2030-01-01\"}")
                .status());
        row("supportTopic", "      401 403 200 200 404 403 403 403 403 403", c -> c.put(published("support"), null)
                .status());
        row("withdrawSupport", "   401 403 200 200 404 403 403 403 403 403", c -> c.delete(published("support"))
                .status());
        row("followTopic", "       401 404 200 200 404 404 404 200 404 200", c -> c.put(published("follow"), null)
                .status());
        row("unfollowTopic", "     401 404 200 200 404 404 404 200 404 200", c -> c.delete(published("follow"))
                .status());

        row("reportPost", "        401 404 201 201 404 404 404 201 404 201", c -> c.post(
                        "/reports",
                        "{\"subject\":\"comment\",\"subjectId\":%d,\"reason\":\"abuse\"}".formatted(comment()),
                        "Idempotency-Key",
                        key())
                .status());
        TABLE.get("getModeration", "401 404 404 200 404 404 404 200 404 404", () -> "/moderations/" + hidden());
        row("appealModeration", "  401 404 404 200 404 404 404 404 404 404", c -> c.post(
                        "/moderations/" + hidden() + "/appeal", "{\"reason\":\"示例\"}")
                .status());
        // moderator-1 decided it: somebody else must answer.
        row("answerAppeal", "      401 403 403 403 403 403 403 403 404 403", c -> c.post(
                        "/moderations/" + appealed() + "/appeal/answer", "{\"upheld\":true,\"answer\":\"示例\"}")
                .status());
        TABLE.open("listModerationLog", "/moderation-log?areaId=" + APP.community());
        row("imposeSanction", "    401 403 403 403 403 403 403 201 404 403", c -> c.post(
                        "/moderations/" + hidden() + "/sanction", WARNING, "Idempotency-Key", key())
                .status());
        TABLE.get("listMySanctions", "401 200 200 200 200 200 200 200 200 200", "/me/sanctions");
        row("appealSanction", "    401 404 404 200 404 404 404 404 404 404", c -> c.post(
                        "/sanctions/" + sanction() + "/appeal", "{\"reason\":\"示例\"}")
                .status());
        row("answerSanctionAppeal", "401 403 403 403 403 403 403 403 404 403", c -> c.post(
                        "/sanctions/" + appealedSanction() + "/appeal/answer", "{\"upheld\":true,\"answer\":\"示例\"}")
                .status());

        TABLE.get(
                "search",
                "      200 200 200 200 200 200 200 200 200 200",
                "/search?q=%E8%B7%AF%E7%81%AF&areaId=" + APP.community());
        TABLE.get(
                "listSimilarTopics",
                "                   401 403 200 200 403 403 403 200 403 200",
                "/topics/similar?title=%E8%B7%AF%E7%81%AF&areaId=" + APP.community());
        row("previewPost", "       401 200 200 200 200 200 200 200 200 200", c -> c.post(
                        "/post-previews", "{\"text\":\"示例\"}")
                .status());
        row("redactTopic", "       401 404 200 404 404 404 404 404 404 404", c -> c.post(
                        published("redaction"), "{\"words\":[\"内容\"]}")
                .status());
        row("redactComment", "     401 404 404 200 404 404 404 404 404 404", c -> c.post(
                        said() + "/redaction", "{\"words\":[\"示例\"]}")
                .status());
        TABLE.get("listTopicVersions", "401 403 403 403 403 403 403 200 404 403", () -> published("versions"));
        TABLE.get("listCommentVersions", "401 403 403 403 403 403 403 200 404 403", () -> said() + "/versions");
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static long space() {
        return Spaces.ownOf(APP, APP.community());
    }

    private static String rules(String from) {
        return """
                {"from":"%s","rules":{"bigFromBuildings":2,"bigFromYuan":5000,"bigWhenRights":true,"bigWhenLaw":true,
                "objectionDays":7,"objectionPermille":100,"objectionLeast":3,"gatheringDays":10,"publicityDays":7,
                "discussionDays":30,"voteDays":7,"resultDays":5,"concludingDays":5,"extensionDays":30,
                "coverPermille":50,"coverLeast":8}}
                """.formatted(from);
    }

    private static String party() {
        return "{\"areaId\":%d,\"kind\":\"property\",\"name\":\"%s\",\"interest\":\"示例\"}"
                .formatted(APP.community(), key());
    }

    private static long addedParty() {
        return APP.as("moderator-1")
                .post("/parties", party(), "Idempotency-Key", key())
                .expect(201)
                .id();
    }

    private static String published(String step) {
        return "/topics/" + TOPICS.published() + "/" + step;
    }

    private static String small(String step) {
        return "/topics/" + TOPICS.published("议题", Topics.SMALL) + "/" + step;
    }

    private static String contested() {
        String topic = "/topics/" + TOPICS.published("议题", Topics.SMALL);
        APP.as("resident-2")
                .post(topic + "/track-appeals", "{\"reason\":\"示例\"}")
                .expect(200);
        return topic;
    }

    /** By a neighbour who is not in the table. */
    private static long comment() {
        return APP.as("resident-3")
                .post("/topics/" + TOPICS.published() + "/comments", "{\"body\":\"示例\"}")
                .expect(201)
                .id();
    }

    /** The case of a comment by resident-2, which moderator-1 hid. */
    private static long hidden() {
        long comment = APP.as("resident-2")
                .post("/topics/" + TOPICS.published() + "/comments", "{\"body\":\"示例待审\"}")
                .expect(201)
                .id();
        long id = TOPICS.caseOf("comment", comment).orElseThrow();
        TOPICS.decide("comment", comment, "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"示例\"}");
        return id;
    }

    private static long appealed() {
        long id = hidden();
        APP.as("resident-2")
                .post("/moderations/" + id + "/appeal", "{\"reason\":\"示例\"}")
                .expect(200);
        return id;
    }

    private static long sanction() {
        return APP.as("moderator-1")
                .post("/moderations/" + hidden() + "/sanction", WARNING, "Idempotency-Key", key())
                .expect(201)
                .id();
    }

    private static long appealedSanction() {
        long id = sanction();
        APP.as("resident-2")
                .post("/sanctions/" + id + "/appeal", "{\"reason\":\"示例\"}")
                .expect(200);
        return id;
    }

    /** A comment by resident-2. */
    private static String said() {
        String comments = "/topics/" + TOPICS.published() + "/comments";
        return comments + "/"
                + APP.as("resident-2")
                        .post(comments, "{\"body\":\"示例\"}")
                        .expect(201)
                        .id();
    }
}
