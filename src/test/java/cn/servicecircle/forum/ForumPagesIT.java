package cn.servicecircle.forum;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.KeysetPages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page costs the same at its newest, its oldest, and everywhere between. */
class ForumPagesIT {
    private static final int TOPICS = 20_000;
    private static final int COMMENTS = 20_000;

    private static final ForumStore STORE = new ForumStore();
    private static TestApp app;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        app = TestApp.start("forum_pages", Map.of());
        database = new Database(app.vertx(), app.mySqlUri(), 1, 1);
        post(app.mySqlUri());
    }

    @AfterAll
    static void stop() {
        TestApp.await(database.close());
        app.close();
    }

    /** Topics of two spaces in turn, a third of them under way; comments on the first topic and on others in turn. */
    private static void post(String uri) throws Exception {
        String numbers = """
                WITH RECURSIVE n AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 199)
                """;
        Jdbc.run(
                uri,
                """
                INSERT INTO topic (space_id, area_id, author_id, title, body, state, posted_at)
                %s SELECT s.id, s.area_id, p.id, '示例', '示例', IF(i %% 10 = 7, 'hidden', 'published'), UTC_TIMESTAMP(6)
                FROM (SELECT a.i * 200 + b.i AS i FROM n a JOIN n b) numbered
                JOIN (SELECT MIN(id) AS low, MAX(id) AS high FROM space) bounds
                JOIN space s ON s.id = IF(i %% 2, low, high)
                JOIN (SELECT MIN(id) AS id FROM person) p
                WHERE i < %d
                ORDER BY i""".formatted(numbers, TOPICS),
                """
                INSERT INTO topic_comment (topic_id, author_id, body, state, posted_at)
                %s SELECT IF(i %% 2, low, low + 1 + i %% 100), p.id, '示例', 'published', UTC_TIMESTAMP(6)
                FROM (SELECT a.i * 200 + b.i AS i FROM n a JOIN n b) numbered
                JOIN (SELECT MIN(id) AS low FROM topic) t
                JOIN (SELECT MIN(id) AS id FROM person) p
                WHERE i < %d
                ORDER BY i""".formatted(numbers, COMMENTS),
                """
                INSERT INTO course
                  (topic_id, track, why, rules, owner, stage, since, extended_days, passed, contested, alarmed)
                SELECT id, 'small', '示例', '{}', '示例', 'done', posted_at, 0, TRUE, FALSE, FALSE
                FROM topic
                WHERE id % 3 = 0""",
                "ANALYZE TABLE topic, topic_comment, person, course");
    }

    @Test
    void aPageOfTopics_stepsNoFurtherThanItsRows() throws Exception {
        long space = id("SELECT MIN(id) FROM space");
        long most = KeysetPages.mostSteps(
                database,
                ids("SELECT id FROM topic WHERE state = 'published' AND space_id = " + space),
                (tx, page) -> STORE.listPublished(tx, space, page));
        assertTrue(most <= KeysetPages.LIMIT + 1, most + " steps");
    }

    @Test
    void aPageOfComments_stepsNoFurtherThanItsRows() throws Exception {
        long topic = id("SELECT MIN(id) FROM topic");
        Caller reader = new Caller(id("SELECT MAX(id) FROM person"), "示例", true, List.of());
        long most = KeysetPages.mostSteps(
                database,
                ids("SELECT id FROM topic_comment WHERE topic_id = " + topic),
                (tx, page) -> STORE.listComments(tx, topic, reader, page));
        assertTrue(most <= KeysetPages.LIMIT + 1, most + " steps");
    }

    private static long id(String query) throws Exception {
        return Long.parseLong(Jdbc.value(app.mySqlUri(), query));
    }

    private static List<Long> ids(String query) throws Exception {
        return Jdbc.rows(app.mySqlUri(), query + " ORDER BY id DESC").stream()
                .map(row -> Long.valueOf(row.get(0)))
                .toList();
    }
}
