package cn.servicecircle.deliberation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.testkit.EarlierSchema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A topic that its author's rewording put away before that held its stage is held since then. */
class HeldRewordingsMigrationIT {
    @RegisterExtension
    private final EarlierSchema earlier = new EarlierSchema("held_rewordings_migration", 36);

    private static String topic(long id, String state) {
        return """
                INSERT INTO topic (id, space_id, area_id, author_id, title, body, state, posted_at)
                VALUES (%d, 1, 1, 1, '一', '一', '%s', '2026-03-01')
                """.formatted(id, state);
    }

    private static String course(long topicId, String hiddenAt) {
        return """
                INSERT INTO course (topic_id, track, why, rules, owner, stage, since, extended_days, passed, contested, alarmed,
                                    hidden_at)
                VALUES (%d, 'small', '一', '{}', '一', 'objection', '2026-03-01', 0, FALSE, FALSE, FALSE, %s)
                """.formatted(topicId, hiddenAt);
    }

    private static String aCase(long topicId, String state, String opened) {
        return """
                INSERT INTO moderation (subject_kind, subject_id, area_id, author_id, text, machine_says, state, opened_at)
                VALUES ('topic', %d, 1, 1, '一', 'pass', '%s', '%s')
                """.formatted(topicId, state, opened);
    }

    @Test
    void whatWaits_isHeldSinceItsCaseWasOpened_butNotSinceBeforeItsStageBegan() throws SQLException {
        earlier.run(
                "INSERT INTO area (id, code, level, name) VALUES (1, 'one', 'community', '一')",
                "INSERT INTO person (id, openid, display_name, created_at) VALUES (1, 'a', '一', NOW())",
                "INSERT INTO space (id, area_id, own_of, name, is_public, checks, closed)"
                        + " VALUES (1, 1, 1, '一', FALSE, 'topics', FALSE)",
                topic(1, "pending"),
                course(1, "NULL"),
                aCase(1, "open", "2026-03-03"),
                topic(2, "pending"),
                course(2, "NULL"),
                aCase(2, "open", "2026-02-01"),
                topic(3, "pending"),
                course(3, "'2026-03-02'"),
                aCase(3, "open", "2026-03-04"),
                topic(4, "published"),
                course(4, "NULL"),
                aCase(4, "open", "2026-03-03"));
        earlier.migrate();
        assertEquals(
                List.of(
                        List.of("1", "2026-03-03"),
                        List.of("2", "2026-03-01"),
                        List.of("3", "2026-03-02"),
                        List.of("4", "shown")),
                earlier.rows(
                        "SELECT topic_id, COALESCE(CAST(DATE(hidden_at) AS CHAR), 'shown') FROM course ORDER BY topic_id"));
    }
}
