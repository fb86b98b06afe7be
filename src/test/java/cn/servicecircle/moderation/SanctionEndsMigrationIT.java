package cn.servicecircle.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.testkit.EarlierSchema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An appeal whose sanction was lifted with the post waits no more, and what was said against sanctions is forgotten in time. */
class SanctionEndsMigrationIT {
    @RegisterExtension
    private final EarlierSchema earlier = new EarlierSchema("sanction_ends_migration", 35);

    private static String sanction(long id, boolean lifted, String appeal, String decided) {
        return """
                INSERT INTO sanction (id, case_id, person_id, area_id, grade, clause, reason, imposed_by, imposed_at, until,
                                      appeal, appealed_at, decided_at, lifted, due_at, alarm_at)
                VALUES (%d, %d, 1, 1, 'review', '一', '一', 2, '2026-03-01', '2026-05-01', '%s', '2026-03-02', %s, %s,
                        '2026-03-03', '2026-03-03')
                """.formatted(id, id, appeal, decided, lifted);
    }

    private static String aCase(long id, String state, String wordsUntil) {
        return """
                INSERT INTO moderation (id, subject_kind, subject_id, area_id, author_id, text, machine_says, state, opened_at,
                                        words_until)
                VALUES (%d, 'topic', %d, 1, 1, '', 'pass', '%s', '2026-02-28', %s)
                """.formatted(id, id, state, wordsUntil);
    }

    @Test
    void whatIsLifted_isAnswered_andWhatWasAppealedOverAnEmptyCase_isKeptForATime() throws SQLException {
        earlier.run(
                "INSERT INTO area (id, code, level, name) VALUES (1, 'one', 'community', '一')",
                "INSERT INTO person (id, openid, display_name, created_at) VALUES (1, 'a', '一', NOW()), (2, 'b', '二', NOW())",
                aCase(1, "published", "'2026-10-01'"),
                sanction(1, true, "太重", "NULL"),
                aCase(2, "hidden", "NULL"),
                sanction(2, false, "太重", "NULL"),
                aCase(3, "hidden", "NULL"),
                sanction(3, false, "太重", "'2026-03-10'"),
                aCase(4, "hidden", "NULL"),
                sanction(4, false, "", "'2026-03-10'"),
                aCase(5, "open", "NULL"),
                sanction(5, false, "太重", "'2026-03-10'"));
        earlier.migrate();
        assertEquals(
                List.of(
                        List.of("1", "1", "1", "2026-10-01"),
                        List.of("2", "0", "0", "2026-09-04"),
                        List.of("3", "1", "0", "2026-09-12"),
                        List.of("4", "1", "0", "none"),
                        List.of("5", "1", "0", "none")),
                earlier.rows("SELECT s.id, s.decided_at IS NOT NULL, s.alarm_at IS NULL AND s.answer IS NOT NULL,"
                        + " COALESCE(CAST(DATE(m.words_until) AS CHAR), 'none')"
                        + " FROM sanction s JOIN moderation m ON m.id = s.case_id ORDER BY s.id"));
    }
}
