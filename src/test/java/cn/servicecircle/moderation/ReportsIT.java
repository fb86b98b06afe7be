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
import cn.servicecircle.testkit.Jdbc;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose reports cover a post, in a public space, where eight do. */
class ReportsIT {
    private static TestApp app;

    private final ApiClient author = app.as("resident-2");
    private final ApiClient neighbour = app.as("resident-5");
    private final Topics topics = new Topics(app);
    private long topic;
    private long comment;

    @BeforeAll
    static void start() {
        app = TestApp.start("reports", Map.of());
        Spaces.open(app, app.community());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void say() {
        topic = topics.published();
        comment = author.post("/topics/" + topic + "/comments", "{\"body\":\"有争议\"}")
                .expect(201)
                .id();
    }

    private Answer report(ApiClient who) {
        return who.post(
                "/reports", "{\"subject\":\"comment\",\"subjectId\":%d,\"reason\":\"other\"}".formatted(comment));
    }

    /** As if so many more of the group had said so: nobody of them says anything else in these tests. */
    private void reportedByNeighbours(int many) throws SQLException {
        Jdbc.run(
                app.mySqlUri(),
                """
                INSERT INTO report (case_id, person_id, of_group, reason, reported_at, answered)
                SELECT m.id, p.id, TRUE, 'other', UTC_TIMESTAMP(6), FALSE
                FROM moderation m JOIN (SELECT id FROM person WHERE openid LIKE 'demo-st%%' ORDER BY id LIMIT %d) p
                WHERE m.subject_kind = 'comment' AND m.subject_id = %d
                """.formatted(many, comment),
                "UPDATE moderation m SET reports = (SELECT COUNT(*) FROM report r WHERE r.case_id = m.id)");
    }

    private boolean isShown() {
        return app.anybody()
                .get("/topics/" + topic + "/comments")
                .expect(200)
                .ids()
                .contains(comment);
    }

    private String covered() throws SQLException {
        return Jdbc.value(
                app.mySqlUri(),
                "SELECT COUNT(*) FROM moderation_event e JOIN moderation m ON m.id = e.case_id WHERE e.kind = 'covered'"
                        + " AND m.subject_kind = 'comment' AND m.subject_id = " + comment);
    }

    @Test
    void whoLivesElsewhere_orHasNoPhone_isHeard_butCoversNothing() throws SQLException {
        List<ApiClient> strangers = Stream.concat(
                        IntStream.range(6, 9).mapToObj(number -> "resident-" + number),
                        IntStream.range(301, 309).mapToObj(number -> "newcomer-" + number))
                .map(app::as)
                .toList();
        strangers.get(3).put("/me/home", "{\"areaId\":%d}".formatted(home())).expect(200);
        strangers.forEach(stranger -> report(stranger).expect(201));
        assertTrue(isShown());
        reportedByNeighbours(7);
        report(app.as("resident-9")).expect(201);
        assertTrue(isShown());
        topics.decide("comment", comment, "{\"decision\":\"publish\"}");
        assertTrue(strangers.get(10).get("/notifications").raw().contains("没有违反规则"));
    }

    /** Where the neighbour lives. */
    private long home() {
        return neighbour
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("areaId");
    }

    @Test
    void whatAModeratorHasRejected_weighsNoMore() throws SQLException {
        report(app.as("resident-3")).expect(201);
        reportedByNeighbours(6);
        topics.decide("comment", comment, "{\"decision\":\"publish\"}");
        report(neighbour).expect(201);
        assertTrue(isShown());
        assertEquals("0", covered());
    }

    @Test
    void moreThanEnough_coverAsWell() throws SQLException {
        report(app.as("resident-3")).expect(201);
        reportedByNeighbours(8);
        assertTrue(isShown());
        report(neighbour).expect(201);
        assertFalse(isShown());
        assertEquals("1", covered());
    }

    @Test
    void severalAtOnce_coverItOnce() throws Exception {
        report(app.as("resident-3")).expect(201);
        reportedByNeighbours(7);
        List<ApiClient> people =
                Stream.of("resident-1", "resident-4", "resident-5").map(app::as).toList();
        List<CompletableFuture<Answer>> reports;
        try (Jdbc.Open held = Jdbc.open(
                app.mySqlUri(),
                "SELECT id FROM moderation WHERE subject_kind = 'comment' AND subject_id = " + comment
                        + " FOR UPDATE")) {
            reports = people.stream()
                    .map(who -> CompletableFuture.supplyAsync(() -> report(who)))
                    .toList();
            Eventually.within(Duration.ofSeconds(1), "all wait for the case", () -> waiting() == people.size());
            held.commit();
        }
        for (CompletableFuture<Answer> report : reports) {
            report.join().expect(201);
        }
        assertFalse(isShown());
        assertEquals("1", covered());
    }

    /** How many want to open a case, or to lock it. */
    private static long waiting() throws SQLException {
        return Long.parseLong(Jdbc.value(app.mySqlUri(), """
                SELECT COUNT(*) FROM information_schema.processlist
                WHERE db = DATABASE() AND (info LIKE 'INSERT%INTO moderation%' OR info LIKE 'SELECT id FROM moderation%')
                """));
    }
}
