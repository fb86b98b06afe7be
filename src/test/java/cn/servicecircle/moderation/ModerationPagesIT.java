package cn.servicecircle.moderation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.moderation.Moderation.State;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.KeysetPages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page of the queue, and of the public log, costs the same at its beginning, its end, and everywhere between. */
class ModerationPagesIT {
    private static final int CASES = 20_000;

    /** Of each row, whether it lies below the area: a building has six levels above it, and is one of itself. */
    private static final int LEVELS = 7;

    private static TestApp app;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        app = TestApp.start("moderation_pages", Map.of());
        database = new Database(app.vertx(), app.mySqlUri(), 1, 1);
        open(app.mySqlUri());
    }

    @AfterAll
    static void stop() {
        TestApp.await(database.close());
        app.close();
    }

    /** Cases of all areas in turn, every other one open; an event for each. */
    private static void open(String uri) throws Exception {
        Jdbc.run(uri, """
                INSERT INTO moderation
                  (subject_kind, subject_id, space_id, area_id, author_id, text, machine_says, state, place, opened_at, due_at)
                WITH RECURSIVE n AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 199)
                SELECT 'topic', 1000000 + i, space.id, area.id, author.id, '示例', 'unsure', IF(i %% 2, 'open', 'published'),
                       1000000000000 + i, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY
                FROM (SELECT a.i * 200 + b.i AS i FROM n a JOIN n b) numbered
                JOIN (SELECT COUNT(*) AS areas FROM area) counted
                JOIN (SELECT id, ROW_NUMBER() OVER (ORDER BY id) - 1 AS place FROM area) area
                  ON area.place = i DIV 2 %% areas
                JOIN (SELECT MIN(id) AS id FROM space) space
                JOIN (SELECT MIN(id) AS id FROM person) author
                WHERE i < %d
                ORDER BY i""".formatted(CASES), """
                INSERT INTO moderation_event (case_id, area_id, kind, subject, at)
                SELECT id, area_id, 'hidden', 'topic', opened_at FROM moderation ORDER BY id""", "ANALYZE TABLE moderation, moderation_event, area_closure, person");
    }

    @Test
    void aPageOfTheQueue_stepsNoFurtherThanItsRows() throws Exception {
        long district = district();
        long most = KeysetPages.mostSteps(
                database,
                column("SELECT place FROM moderation WHERE state = 'open' ORDER BY place"),
                (tx, page) -> new ModerationStore().list(tx, List.of(district), State.OPEN, page));
        assertTrue(most <= (KeysetPages.LIMIT + 1) * (1 + LEVELS), most + " steps");
    }

    @Test
    void aPageOfTheLog_stepsNoFurtherThanItsRows() throws Exception {
        long district = district();
        long most = KeysetPages.mostSteps(
                database, column("SELECT id FROM moderation_event ORDER BY id DESC"), (tx, page) -> new EventStore()
                        .log(tx, district, page));
        assertTrue(most <= (KeysetPages.LIMIT + 1) * (1 + LEVELS), most + " steps");
    }

    private static long district() throws Exception {
        return column("SELECT id FROM area WHERE parent_id IS NULL").get(0);
    }

    private static List<Long> column(String query) throws Exception {
        return Jdbc.rows(app.mySqlUri(), query).stream()
                .map(row -> Long.valueOf(row.get(0)))
                .toList();
    }
}
