package cn.servicecircle.deliberation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.testkit.EarlierSchema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A topic whose course began before topics told where it is tells it. */
class StageOnTopicMigrationIT {
    @RegisterExtension
    private final EarlierSchema earlier = new EarlierSchema("stage_on_topic_migration", 37);

    private static String topic(long id) {
        return """
                INSERT INTO topic (id, space_id, area_id, author_id, title, body, state, posted_at)
                VALUES (%d, 1, 1, 1, '一', '一', 'published', '2026-03-01')
                """.formatted(id);
    }

    private static String course(long topicId, String track, String stage) {
        return """
                INSERT INTO course (topic_id, track, why, rules, owner, stage, since, extended_days, passed, contested, alarmed)
                VALUES (%d, '%s', '一', '{}', '一', '%s', '2026-03-01', 0, FALSE, FALSE, FALSE)
                """.formatted(topicId, track, stage);
    }

    @Test
    void aTopic_isWhereItsCourseIs_andNowhereWithoutOne() throws SQLException {
        earlier.run(
                "INSERT INTO area (id, code, level, name) VALUES (1, 'one', 'community', '一')",
                "INSERT INTO person (id, openid, display_name, created_at) VALUES (1, 'a', '一', NOW())",
                "INSERT INTO space (id, area_id, own_of, name, is_public, checks, closed)"
                        + " VALUES (1, 1, 1, '一', FALSE, 'topics', FALSE)",
                topic(1),
                course(1, "small", "objection"),
                topic(2),
                course(2, "big", "voting"),
                topic(3));
        earlier.migrate();
        assertEquals(
                List.of(
                        List.of("1", "small", "objection"),
                        List.of("2", "big", "voting"),
                        List.of("3", "none", "none")),
                earlier.rows("SELECT id, COALESCE(track, 'none'), COALESCE(stage, 'none') FROM topic ORDER BY id"));
    }
}
