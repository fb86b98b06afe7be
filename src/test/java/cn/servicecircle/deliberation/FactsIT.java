package cn.servicecircle.deliberation;

import static cn.servicecircle.deliberation.CourseFixture.path;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a topic touches is said while others say so too, or put the topic away. */
class FactsIT {
    private static final String HIDE = "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"点了邻居的名字\"}";

    private final TestApp app = TestApp.shared();
    private final ApiClient author = app.as("resident-1");
    private final ApiClient moderator = app.as("moderator-1");
    private final Topics topics = new Topics(app);
    private final CourseFixture courses = new CourseFixture(app);

    private Answer state(ApiClient who, long topic, String facts) {
        return who.put(path(topic, "facts"), facts);
    }

    private String value(String query, long topic) throws SQLException {
        return Jdbc.value(app.mySqlUri(), query.formatted(topic));
    }

    /** How many want to lock a topic, or to write what it touches. */
    private int waiting() throws SQLException {
        return Integer.parseInt(Jdbc.value(app.mySqlUri(), """
                SELECT COUNT(*) FROM information_schema.processlist
                WHERE db = DATABASE()
                  AND (info LIKE 'SELECT t.id%FOR UPDATE%' OR info LIKE 'SELECT id, title%FOR UPDATE%'
                       OR info LIKE 'UPDATE topic SET facts%')
                """));
    }

    /** All of them come to the row of the topic, in this order, before any gets it. */
    private List<Answer> atOnce(long topic, List<Supplier<Answer>> requests) throws SQLException {
        List<CompletableFuture<Answer>> answers;
        try (Jdbc.Open held = Jdbc.open(app.mySqlUri(), "SELECT id FROM topic WHERE id = " + topic + " FOR UPDATE")) {
            answers = requests.stream().map(this::waits).toList();
            held.commit();
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Answer> waits(Supplier<Answer> request) {
        try {
            int before = waiting();
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(request);
            Eventually.within(Duration.ofSeconds(1), "one more waits", () -> waiting() == before + 1);
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer hide(long caseId) {
        return moderator.post("/moderations/" + caseId + "/decision", HIDE);
    }

    private long reported(long topic) {
        app.as("resident-3")
                .post("/reports", "{\"subject\":\"topic\",\"subjectId\":%d,\"reason\":\"abuse\"}".formatted(topic))
                .expect(201);
        return topics.caseOf("topic", topic).orElseThrow();
    }

    @Test
    void ofTwoWhoSayItAtOnce_theFirstIsHeard_andTheOtherIsToldSo() throws SQLException {
        long topic = topics.published("大家怎么看", null);
        List<Answer> answers = atOnce(
                topic, List.of(() -> state(author, topic, Topics.SMALL), () -> state(moderator, topic, Topics.BIG)));
        assertEquals(
                List.of(204, 409), answers.stream().map(Answer::status).sorted().toList());
        boolean authorFirst = answers.get(0).status() == 204;
        answers.get(authorFirst ? 1 : 0).expectProblem(409, "deliberation:begun");
        assertEquals(
                authorFirst ? "1" : "3",
                value("SELECT JSON_VALUE(facts, '$.buildings') FROM topic WHERE id = %d", topic));
        assertEquals(authorFirst ? "small" : "big", courses.of(topic).getString("track"));
    }

    @Test
    void nothingBeginsOnATopicThatIsHiddenMeanwhile() throws SQLException {
        long topic = topics.published("大家怎么看", null);
        long caseId = reported(topic);
        atOnce(topic, List.of(() -> hide(caseId), () -> state(author, topic, Topics.SMALL)))
                .forEach(answer -> assertEquals(2, answer.status() / 100));
        assertEquals("0", value("SELECT COUNT(*) FROM course WHERE topic_id = %d AND hidden_at IS NULL", topic));
    }

    @Test
    void whatBeganWhileItsTopicWasBeingHidden_isHeld() throws SQLException {
        long topic = topics.published("大家怎么看", null);
        long caseId = reported(topic);
        atOnce(topic, List.of(() -> state(author, topic, Topics.SMALL), () -> hide(caseId)))
                .forEach(answer -> assertEquals(2, answer.status() / 100));
        assertEquals("1", value("SELECT COUNT(*) FROM course WHERE topic_id = %d AND hidden_at IS NOT NULL", topic));
    }
}
