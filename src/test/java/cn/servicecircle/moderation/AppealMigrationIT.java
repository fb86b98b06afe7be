package cn.servicecircle.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.testkit.EarlierSchema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was lifted before that was written down is known to be; what was only over by the time it was upheld counts. */
class AppealMigrationIT {
    @RegisterExtension
    private final EarlierSchema earlier = new EarlierSchema("appeal_migration", 32);

    private static String sanction(long id, String until, String appealed, String decided) {
        return """
                INSERT INTO sanction (id, case_id, person_id, area_id, grade, clause, reason, imposed_by, imposed_at, until,
                                      appeal, appealed_at, decided_at)
                VALUES (%d, %d, 1, 1, 'mute', '一', '一', 2, '2026-03-01', '%s', IF(%s IS NULL, NULL, '一'), %s, %s)
                """.formatted(id, id, until, appealed, appealed, decided);
    }

    private static String aCase(long id, String state, String opened) {
        return """
                INSERT INTO moderation (id, subject_kind, subject_id, area_id, author_id, text, machine_says, state, opened_at)
                VALUES (%d, 'topic', %d, 1, 1, '一', 'pass', '%s', '%s')
                """.formatted(id, id, state, opened);
    }

    private static String overturned(long caseId) {
        return "INSERT INTO moderation_appeal (case_id, reason, appealed_at, decided_at, upheld)"
                + " VALUES (%d, '一', '2026-03-02', '2026-03-03', FALSE)".formatted(caseId);
    }

    @Test
    void whatWasLifted_isKnownByTheLog_andByTheAppealOverThePost() throws SQLException {
        earlier.run(
                "INSERT INTO area (id, code, level, name) VALUES (1, 'one', 'community', '一')",
                "INSERT INTO person (id, openid, display_name, created_at) VALUES (1, 'a', '一', NOW()), (2, 'b', '二', NOW())",
                aCase(1, "hidden", "2026-02-28"),
                aCase(2, "hidden", "2026-02-28"),
                aCase(5, "hidden", "2026-02-28"),
                aCase(3, "published", "2026-02-28"),
                overturned(3),
                aCase(4, "hidden", "2026-03-05"),
                overturned(4),
                sanction(1, "2026-03-02", "'2026-03-03'", "'2026-03-04'"),
                sanction(2, "2026-03-02", "'2026-03-02'", "'2026-03-04'"),
                "INSERT INTO moderation_event (sanction_id, area_id, kind, subject, at)"
                        + " VALUES (1, 1, 'sanction-upheld', 'author', NOW()), (2, 1, 'sanction-lifted', 'author', NOW())",
                sanction(3, "2099-01-01", "NULL", "NULL"),
                sanction(5, "2099-01-01", "'2026-03-02'", "NULL"));
        earlier.migrate();
        assertEquals(
                List.of(
                        List.of("1", "0", "1", "1"),
                        List.of("2", "1", "1", "1"),
                        List.of("3", "1", "1", "1"),
                        List.of("5", "0", "0", "0")),
                earlier.rows(
                        "SELECT id, lifted, until <= UTC_TIMESTAMP(6), alarm_at IS NULL FROM sanction ORDER BY id"));
        assertEquals(
                List.of("1", "1", "1", "2", "1"),
                earlier.rows("SELECT round FROM moderation ORDER BY id").stream()
                        .map(row -> row.get(0))
                        .toList());
    }
}
