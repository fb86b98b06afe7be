package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.embedded.PushManner;
import cn.servicecircle.embedded.SimulatedPhones;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.ContractCheck;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.upload.TestPictures;
import io.vertx.core.http.HttpMethod;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Secrets are planted, then everything that can be read is read: no answer to somebody whom they do not concern has one. */
class LeakScanIT {
    private static final String HIDDEN = "秘密甲不予发布";
    private static final String WAITING = "秘密乙还没审";
    private static final String BLOTTED = "13800009999";
    private static final String PHONE = SimulatedPhones.of("resident-1");
    private static final String REPORTED = "秘密丙举报的话";
    private static final String APPEALED = "秘密丁申诉的话";
    /** How the bytes of the only picture begin. */
    private static final String JPEG = "JFIF";

    private static final String WITHDRAWN = "秘密辛撤回的政策";
    private static final String UPCOMING = "秘密壬还没公布";
    private static final String TOLD = "秘密癸两个人之间";
    private static final String ANSWER_WAITING = "秘密戊答复还没审";
    private static final String ANSWER_BEFORE = "秘密己更正以前";
    private static final String MINUTES_DRAFT = "秘密庚纪要草稿";
    private static final List<String> SECRETS = List.of(
            HIDDEN,
            WAITING,
            BLOTTED,
            PHONE,
            REPORTED,
            APPEALED,
            WITHDRAWN,
            UPCOMING,
            TOLD,
            ANSWER_WAITING,
            ANSWER_BEFORE,
            MINUTES_DRAFT,
            JPEG,
            "demo-resident",
            "demo-moderator");

    /** An answer without an end, and files. */
    private static final Set<String> NOT_READ = Set.of("followStationErrands");

    private static TestApp app;
    private static long topic;
    private static long bulletin;
    private static String help;
    private static long meeting;
    private static long picture;

    @BeforeAll
    static void plant() throws SQLException {
        app = TestApp.start("leak_scan", Map.of());
        Topics topics = new Topics(app);
        topic = topics.published("议题" + BLOTTED, Topics.SMALL);
        app.as("resident-1")
                .post("/topics/" + topic + "/redaction", "{\"kinds\":[\"phone\"]}")
                .expect(200);
        String comments = "/topics/" + topic + "/comments";
        long comment = app.as("resident-1")
                .post(comments, "{\"body\":\"示例待审" + HIDDEN + "\"}")
                .expect(201)
                .id();
        long hidden = topics.caseOf("comment", comment).orElseThrow();
        topics.decide("comment", comment, "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"示例\"}");
        app.as("resident-1")
                .post("/moderations/" + hidden + "/appeal", "{\"reason\":\"" + APPEALED + "\"}")
                .expect(200);
        picture = waitingPicture();
        app.as("resident-1")
                .post(
                        "/topics",
                        "{\"areaId\":%d,\"title\":\"%s\",\"body\":\"内容\",\"pictureIds\":[%d]}"
                                .formatted(app.community(), WAITING, picture))
                .expect(201);
        long said = app.as("resident-3")
                .post(comments, "{\"body\":\"大家好\"}")
                .expect(201)
                .id();
        app.as("resident-4")
                .post(
                        "/reports",
                        "{\"subject\":\"comment\",\"subjectId\":%d,\"reason\":\"other\",\"text\":\"%s\"}"
                                .formatted(said, REPORTED))
                .expect(201);
        plantBulletins(new BulletinWorld(app), LocalDate.now(TestApp.CLOCK));
        plantBetweenTwo();
        plantAnswers();
        plantMinutes();
    }

    private static void plantBulletins(BulletinWorld bulletins, LocalDate today) {
        ApiClient steward = app.as("steward-1");
        bulletins
                .publish(steward, bulletins.content(UPCOMING, today.plusDays(2)))
                .expect(201);
        bulletin = bulletins
                .publish(steward, bulletins.content(WITHDRAWN, today))
                .expect(201)
                .id();
        bulletins.correct(steward, bulletin, 1, bulletins.content("改过", today)).expect(200);
        bulletins.withdraw(steward, bulletin).expect(200);
    }

    /** What two neighbours tell each other. */
    private static void plantBetweenTwo() {
        Helps helps = new Helps(app);
        help = helps.ask(app.as("resident-5"));
        String response = helps.answer(app.as("resident-4"), help, TOLD, TOLD);
        helps.accept(app.as("resident-5"), response, TOLD);
        helps.answer(app.as("resident-3"), help, TOLD, TOLD);
        app.as("resident-4")
                .post(response + "/mediation", helps.quarrel(TOLD, true))
                .expect(201);
    }

    private static void plantAnswers() {
        ApiClient moderator = app.as("moderator-1");
        String answers = "/topics/" + topic + "/answers";
        moderator.post(answers, "{\"text\":\"示例待审" + ANSWER_WAITING + "\"}").expect(201);
        long answer = moderator
                .post(answers, "{\"text\":\"" + ANSWER_BEFORE + "\"}")
                .expect(201)
                .id();
        moderator
                .put("/answers/" + answer, "{\"text\":\"更正以后\",\"reason\":\"写了电话\"}")
                .expect(200);
    }

    /** The meeting has begun, which nobody could wait for. */
    private static void plantMinutes() throws SQLException {
        ApiClient moderator = app.as("moderator-1");
        long space = Spaces.ownOf(app, app.community());
        meeting = moderator
                .post(
                        "/spaces/" + space + "/meetings",
                        "{\"title\":\"示例\",\"startsAt\":\"2036-12-05T11:00:00Z\",\"endsAt\":\"2036-12-05T12:00:00Z\","
                                + "\"place\":\"示例\",\"agenda\":[{\"topicId\":" + topic + "}]}")
                .expect(201)
                .id();
        Jdbc.run(app.mySqlUri(), "UPDATE meeting SET starts_at = '2026-01-01 00:00:00' WHERE id = " + meeting);
        moderator
                .put(
                        "/meetings/" + meeting + "/minutes",
                        "{\"present\":[],\"items\":[{\"item\":1,\"said\":\"" + MINUTES_DRAFT + "\"}]}")
                .expect(200);
    }

    /** A picture that is still being checked: its bytes are nobody else's. */
    private static long waitingPicture() {
        app.simulator().push(PushManner.NEVER);
        return app.as("resident-1")
                .upload("/pictures", "image/png", TestPictures.png(9, 9), "Idempotency-Key", "leak-scan-picture")
                .expect(201)
                .id();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String value(Parameter parameter) {
        return switch (parameter.getName()) {
            case "topicId" -> String.valueOf(topic);
            case "bulletinId" -> String.valueOf(bulletin);
            case "helpId" -> help.substring(help.lastIndexOf('/') + 1);
            case "meetingId" -> String.valueOf(meeting);
            case "pictureId" -> String.valueOf(picture);
            case "secret" -> "0".repeat(43);
            case "areaId", "parentId" -> String.valueOf(app.community());
            case "q", "title" -> "秘密";
            case "lng" -> "106.669";
            case "lat" -> "35.5425";
            case "month" -> "2026-11";
            case "by" -> "month";
            case "from" -> "2026-01";
            case "to" -> "2026-12";
            default -> "1";
        };
    }

    /** With what it must have, and with an area where it takes one. */
    private static String path(Operation operation) {
        String path = operation.getOpenAPIPath();
        List<String> query = new ArrayList<>();
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.getIn() == Location.PATH) {
                path = path.replace("{" + parameter.getName() + "}", value(parameter));
            } else if (parameter.getIn() == Location.QUERY
                    && (parameter.isRequired() || parameter.getName().equals("areaId"))) {
                query.add(parameter.getName() + "=" + URLEncoder.encode(value(parameter), StandardCharsets.UTF_8));
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    @Test
    void nobodyReadsWhatIsNotTheirs() {
        scan(100);
        Spaces.open(app, app.community());
        scan(130);
    }

    /** @param least how many answers must be no problems, or nothing was read */
    private static void scan(int least) {
        List<String> leaks = new ArrayList<>();
        int read = 0;
        List<Operation> operations = ContractCheck.of(app.vertx()).contract().operations();
        for (ApiClient reader : List.of(app.anybody(), app.as("resident-6"), app.as("resident-2"), app.as("staff-1"))) {
            for (Operation operation : operations) {
                if (operation.getHttpMethod().equals(HttpMethod.GET)
                        && !NOT_READ.contains(operation.getOperationId())) {
                    String answer = reader.get(path(operation)).raw();
                    read += answer.contains("urn:problem-type") ? 0 : 1;
                    SECRETS.stream()
                            .filter(answer::contains)
                            .forEach(secret -> leaks.add(secret + " in " + operation.getOperationId()));
                }
            }
        }
        assertEquals(List.of(), leaks);
        assertTrue(read > least, "only " + read + " answers were no problems");
    }

    @Test
    void theScanSeesWhatItLooksFor() {
        String own = app.as("moderator-1").get("/moderations").expect(200).raw();
        assertTrue(own.contains(WAITING), own);
        assertTrue(app.as("resident-1")
                .get("/pictures/" + picture)
                .expect(200)
                .raw()
                .contains(JPEG));
        assertTrue(app.as("moderator-1")
                .get("/topics/" + topic + "/versions")
                .expect(200)
                .raw()
                .contains(BLOTTED));
        String managed = app.as("steward-1")
                .get("/areas/" + app.community() + "/bulletins")
                .expect(200)
                .raw();
        assertTrue(managed.contains(UPCOMING), managed);
        assertTrue(app.as("steward-1")
                .get("/bulletins/" + bulletin + "/versions")
                .expect(200)
                .raw()
                .contains(WITHDRAWN));
        assertTrue(
                app.as("resident-5").get(help + "/responses").expect(200).raw().contains(TOLD));
        String answers =
                app.as("moderator-1").get("/topics/" + topic + "/answers").raw();
        assertTrue(answers.contains(ANSWER_WAITING) && answers.contains(ANSWER_BEFORE), answers);
        assertTrue(app.as("moderator-1")
                .get("/meetings/" + meeting + "/minutes")
                .raw()
                .contains(MINUTES_DRAFT));
    }
}
