package cn.servicecircle.forum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HotTopicIT {
    private static final int WRITERS = 500;
    private static final int BEFORE = 10_000;
    private static final int TRIES = 20;
    private static final LongAdder TURNED_AWAY = new LongAdder();

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

        List<Integer> statuses = atOnce(topic, writers());
        System.out.printf("hot topic: %d times somebody was told to try again%n", TURNED_AWAY.sum());
        long accepted = statuses.stream().filter(status -> status == 201).count();
        assertEquals(
                WRITERS, accepted, "answered: " + statuses.stream().distinct().toList());
        String count = String.valueOf(BEFORE + WRITERS);
        String writers = String.valueOf(WRITERS);
        assertEquals(count, number("SELECT COUNT(*) FROM topic_comment WHERE topic_id = " + topic));
        assertEquals(count, number("SELECT comment_count FROM topic WHERE id = " + topic));
        String hot = " FROM topic_comment WHERE body LIKE '热%' AND topic_id = " + topic;
        assertEquals(writers, number("SELECT COUNT(DISTINCT body)" + hot));
        assertEquals(writers, number("SELECT COUNT(DISTINCT author_id)" + hot));
        assertEquals(writers, number("SELECT support_count FROM topic WHERE id = " + topic));
    }

    /** Five hundred different neighbours of resident-1, who may say something. */
    private static List<ApiClient> writers() throws Exception {
        Jdbc.run(app.mySqlUri(), """
                INSERT INTO person (openid, display_name, created_at)
                WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                SELECT CONCAT('demo-newcomer-', i), CONCAT('邻居', i), UTC_TIMESTAMP(6) FROM n
                """.formatted(WRITERS), """
                INSERT INTO role_grant (person_id, role, area_id, granted_at)
                SELECT person.id, home.role, home.area_id, UTC_TIMESTAMP(6)
                FROM person
                JOIN person neighbour ON neighbour.openid = 'demo-resident-1'
                JOIN role_grant home ON home.person_id = neighbour.id AND home.role = 'resident'
                WHERE person.openid LIKE 'demo-newcomer-%'
                """, """
                INSERT INTO person_phone (person_id, phone, look_up, consent_to, consent_version, consented_at)
                SELECT person.id, sealed.phone, UNHEX(SHA2(person.openid, 256)), 'real-name', 'demo', UTC_TIMESTAMP(6)
                FROM person
                JOIN person neighbour ON neighbour.openid = 'demo-resident-1'
                JOIN person_phone sealed ON sealed.current_of = neighbour.id
                WHERE person.openid LIKE 'demo-newcomer-%'
                """);
        return IntStream.rangeClosed(1, WRITERS)
                .mapToObj(i -> app.as("newcomer-" + i))
                .toList();
    }

    /** Each supports the topic and says one thing about it, all at the same moment. */
    private static List<Integer> atOnce(long topic, List<ApiClient> writers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers.size());
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < writers.size(); i++) {
                ApiClient writer = writers.get(i);
                String comment = "{\"body\":\"热%d\"}".formatted(i);
                answers.add(threads.submit(() -> {
                    start.await();
                    untilLetIn(() -> writer.send("PUT", "/topics/" + topic + "/support", null))
                            .expect(200);
                    String key = UUID.randomUUID().toString();
                    return untilLetIn(() ->
                                    writer.post("/topics/" + topic + "/comments", comment, "Idempotency-Key", key))
                            .status();
                }));
            }
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            threads.shutdown();
        }
    }

    /** Who waits for three seconds in the crowd is told to try again with the same key, and does. */
    private static Answer untilLetIn(Supplier<Answer> request) throws InterruptedException {
        Answer answer = request.get();
        for (int i = 0; i < TRIES && answer.status() == 503; i++) {
            TURNED_AWAY.increment();
            Thread.sleep(1000);
            answer = request.get();
        }
        return answer;
    }
}
