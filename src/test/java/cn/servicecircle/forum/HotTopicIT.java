package cn.servicecircle.forum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HotTopicIT {
    private static final int WRITERS = 500;
    private static final int BEFORE = 10_000;

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start("hot_topic", Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String number(String query) throws Exception {
        return Jdbc.value(app.mySqlUri(), query);
    }

    @Test
    void ofFiveHundredWhoWriteAtOnce_noneIsLost_andTheCountsAreExact() throws Exception {
        long topic = new Topics(app).published();
        Jdbc.run(
                app.mySqlUri(),
                """
                INSERT INTO topic_comment (topic_id, author_id, body, state, posted_at)
                WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
                SELECT %d, (SELECT MIN(id) FROM person), CONCAT('第', a.i, '条'), 'published', UTC_TIMESTAMP(6)
                FROM n a JOIN (SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5
                               UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9 UNION SELECT 10) b
                """.formatted(topic),
                "UPDATE topic SET comment_count = %d WHERE id = %d".formatted(BEFORE, topic));

        List<Integer> statuses = atOnce(topic);
        long accepted = statuses.stream().filter(status -> status == 201).count();
        assertEquals(
                WRITERS, accepted, "answered: " + statuses.stream().distinct().toList());
        String count = String.valueOf(BEFORE + WRITERS);
        assertEquals(count, number("SELECT COUNT(*) FROM topic_comment WHERE topic_id = " + topic));
        assertEquals(count, number("SELECT comment_count FROM topic WHERE id = " + topic));
        assertEquals(
                String.valueOf(WRITERS),
                number("SELECT COUNT(DISTINCT body) FROM topic_comment WHERE body LIKE '热%' AND topic_id = " + topic));
        assertEquals("5", number("SELECT support_count FROM topic WHERE id = " + topic));
    }

    /** Five neighbours, a hundred comments each, and each supports it again and again. */
    private static List<Integer> atOnce(long topic) throws Exception {
        List<ApiClient> neighbours = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            neighbours.add(app.as("resident-" + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                ApiClient neighbour = neighbours.get(i % 5);
                String comment = "{\"body\":\"热%d\"}".formatted(i);
                answers.add(threads.submit(() -> {
                    neighbour.put("/topics/" + topic + "/support", null).expect(200);
                    return neighbour
                            .post(
                                    "/topics/" + topic + "/comments",
                                    comment,
                                    "Idempotency-Key",
                                    "hot-topic-" + Integer.toHexString(comment.hashCode()))
                            .status();
                }));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            threads.shutdown();
        }
    }
}
