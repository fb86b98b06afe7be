package cn.servicecircle.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.testkit.EarlierSchema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was kept without an end before is kept from its own day on, not from the day of the upgrade. */
class ExpiryMigrationIT {
    @RegisterExtension
    private final EarlierSchema earlier = new EarlierSchema("expiry_migration", 38);

    @Test
    void namesAndAnsweredAppeals_haveAnEnd_unansweredOnesHaveNone_andToldNewsAreGone() throws SQLException {
        earlier.run(
                "INSERT INTO area (id, code, level, name) VALUES (1, 'one', 'community', '一')",
                "INSERT INTO person (id, openid, display_name, created_at) VALUES (1, 'a', '一', NOW())",
                "INSERT INTO space (id, area_id, own_of, name, is_public, checks, closed)"
                        + " VALUES (1, 1, 1, '一', FALSE, 'topics', FALSE)",
                "INSERT INTO topic (id, space_id, area_id, author_id, title, body, state, posted_at)"
                        + " VALUES (1, 1, 1, 1, '一', '一', 'published', '2026-03-01')",
                "INSERT INTO former_name (person_id, name, replaced_at) VALUES (1, '旧名', '2026-03-01')",
                "INSERT INTO track_appeal (topic_id, person_id, reason, appealed_at, decided_at)"
                        + " VALUES (1, 1, '一', '2026-03-01', '2026-03-02'), (1, 1, '二', '2026-03-03', NULL)",
                "INSERT INTO topic_news (topic_id, text, told_to, due_at)"
                        + " VALUES (1, '说过了', 1, NULL), (1, '还没说', 0, '2026-03-01')");
        earlier.migrate();
        assertEquals(List.of(List.of("2026-09-03")), earlier.rows("SELECT DATE(kept_until) FROM former_name"));
        assertEquals(
                List.of(List.of("一", "2026-09-04"), List.of("二", "none")),
                earlier.rows(
                        "SELECT reason, COALESCE(CAST(DATE(kept_until) AS CHAR), 'none') FROM track_appeal ORDER BY id"));
        assertEquals(List.of(List.of("还没说")), earlier.rows("SELECT text FROM topic_news"));
    }
}
