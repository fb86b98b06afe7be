package cn.servicecircle.meeting;

import cn.servicecircle.deliberation.Stage;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.meeting.Agenda.OpenQuestion;
import cn.servicecircle.meeting.Agenda.OpenTopic;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is open in a space, in SQL. */
final class OpenItemStore {
    private static final int MOST = 100;
    private static final String OPEN = Arrays.stream(Stage.values())
            .filter(stage -> stage != Stage.CLOSED)
            .map(stage -> "'" + stage.word() + "'")
            .collect(Collectors.joining(", "));

    /** The soonest due. */
    Future<List<OpenTopic>> topics(SqlClient sql, long spaceId) {
        return sql.preparedQuery("""
                        SELECT c.topic_id, t.title, c.stage, c.open_until, c.due_at,
                               COALESCE(p.display_name, c.promised_by) AS promised_by
                        FROM course c
                        JOIN topic t ON t.id = c.topic_id
                        LEFT JOIN person p ON p.id = c.promised_person
                        WHERE c.stage IN (%s) AND t.space_id = ? AND t.state = 'published'
                        ORDER BY COALESCE(c.due_at, c.open_until), c.topic_id
                        LIMIT ?
                        """.formatted(OPEN))
                .mapping(row -> new OpenTopic(
                        row.getLong("topic_id"),
                        row.getString("title"),
                        Worded.of(Stage.class, row.getString("stage")),
                        Rows.instant(row, "open_until"),
                        Rows.instant(row, "due_at"),
                        row.getString("promised_by")))
                .execute(Tuple.of(spaceId, MOST))
                .map(Rows::list);
    }

    Future<List<OpenQuestion>> questions(SqlClient sql, long spaceId) {
        return sql.preparedQuery("""
                        SELECT r.topic_id, t.title, r.due_at
                        FROM answer_request r
                        JOIN topic t ON t.id = r.topic_id
                        WHERE r.answered_at IS NULL AND t.space_id = ? AND t.state = 'published'
                        ORDER BY r.due_at, r.id
                        LIMIT ?
                        """)
                .mapping(row ->
                        new OpenQuestion(row.getLong("topic_id"), row.getString("title"), Rows.instant(row, "due_at")))
                .execute(Tuple.of(spaceId, MOST))
                .map(Rows::list);
    }
}
