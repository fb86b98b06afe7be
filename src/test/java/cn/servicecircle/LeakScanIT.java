package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.embedded.PushManner;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.ContractCheck;
import cn.servicecircle.upload.TestPictures;
import io.vertx.core.http.HttpMethod;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
    private static final String REPORTED = "秘密丙举报的话";
    private static final String APPEALED = "秘密丁申诉的话";
    /** How the bytes of the only picture begin. */
    private static final String JPEG = "JFIF";

    private static final List<String> SECRETS =
            List.of(HIDDEN, WAITING, BLOTTED, REPORTED, APPEALED, JPEG, "demo-resident", "demo-moderator");

    /** An answer without an end, and files. */
    private static final Set<String> NOT_READ = Set.of("followStationErrands");

    private static TestApp app;
    private static long topic;
    private static long picture;

    @BeforeAll
    static void plant() {
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
        assertTrue(read > 100, "only " + read + " answers were no problems");
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
    }
}
