package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.Course.Dispute;
import cn.servicecircle.deliberation.Course.Promise;
import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.space.RuleSet;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Courses and what happened on them, in SQL. */
final class CourseStore {
    private static final int MOST_STEPS = 200;
    private static final String MATTER = "SELECT id, title, author_id, space_id, state, facts FROM topic WHERE id = ?";
    /** Whoever answers for it is called as they call themselves now: a name that somebody gave up is not shown any more. */
    private static final String COURSE = """
            SELECT c.topic_id, c.track, c.why, c.rules, c.owner, c.stage, c.since, c.open_until, c.due_at, c.extended_days,
                   c.passed, c.contested, c.answer_due, c.answer_alarmed, c.alarmed, c.promise, COALESCE(p.display_name, c.promised_by) AS promised_by,
                   c.promised_for, c.promised_person, c.promised_party
            FROM course c
            LEFT JOIN person p ON p.id = c.promised_person
            WHERE c.topic_id = ?
            """;

    Future<Optional<Matter>> matter(SqlClient sql, long topicId) {
        return matter(sql, MATTER, topicId);
    }

    /** Its topic locked: nobody else states facts of it, nor puts it away or shows it, until the transaction ends. */
    Future<Optional<Matter>> lockMatter(SqlClient tx, long topicId) {
        return matter(tx, MATTER + " FOR UPDATE", topicId);
    }

    private static Future<Optional<Matter>> matter(SqlClient sql, String query, long topicId) {
        return sql.preparedQuery(query)
                .mapping(row -> new Matter(
                        row.getLong("id"),
                        row.getString("title"),
                        row.getLong("author_id"),
                        row.getLong("space_id"),
                        row.getString("state").equals("published"),
                        row.getString("facts") == null ? null : Json.read(row.getString("facts"), Facts.class)))
                .execute(Tuple.of(topicId))
                .map(Rows::first);
    }

    Future<Void> saveFacts(SqlClient tx, long topicId, Facts facts) {
        return tx.preparedQuery("UPDATE topic SET facts = ? WHERE id = ?")
                .execute(Tuple.of(Json.encode(facts).toString(), topicId))
                .mapEmpty();
    }

    Future<Optional<Kept>> find(SqlClient sql, long topicId) {
        return sql.preparedQuery(COURSE)
                .mapping(CourseStore::kept)
                .execute(Tuple.of(topicId))
                .map(Rows::first);
    }

    Future<Optional<Kept>> lock(SqlClient tx, long topicId) {
        return tx.preparedQuery("SELECT topic_id FROM course WHERE topic_id = ? FOR UPDATE")
                .execute(Tuple.of(topicId))
                .compose(locked -> find(tx, topicId));
    }

    /** Whether it is the first; there is never a second one. */
    Future<Boolean> add(SqlClient tx, Kept kept) {
        return tx.preparedQuery("""
                        INSERT IGNORE INTO course (topic_id, track, why, rules, owner, stage, since, extended_days, passed,
                                                   contested, alarmed)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 0, FALSE, FALSE, FALSE)
                        """)
                .execute(Tuple.of(
                        kept.topicId(),
                        kept.course().track().word(),
                        kept.why(),
                        Json.encode(kept.rules()).toString(),
                        kept.owner(),
                        kept.course().stage().word(),
                        Rows.utc(kept.course().since())))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : save(tx, kept).compose(saved -> showOnTopic(tx, kept)).map(true));
    }

    /** Tells the topic where its course is: a page of topics looks for no courses. */
    Future<Void> showOnTopic(SqlClient tx, Kept kept) {
        return tx.preparedQuery("UPDATE topic SET track = ?, stage = ? WHERE id = ?")
                .execute(Tuple.of(
                        kept.course().track().word(), kept.course().stage().word(), kept.topicId()))
                .mapEmpty();
    }

    Future<Void> save(SqlClient tx, Kept kept) {
        Course course = kept.course();
        Promise promise = course.promise();
        return tx.preparedQuery("""
                        UPDATE course
                        SET track = ?, why = ?, stage = ?, since = ?, open_until = ?, due_at = ?, extended_days = ?, passed = ?,
                            contested = ?, answer_due = ?, answer_alarmed = ?, alarmed = ?, promise = ?, promised_by = ?, promised_for = ?,
                            promised_person = ?, promised_party = ?, alarm_at = ?
                        WHERE topic_id = ?
                        """)
                .execute(Tuple.from(new Object[] {
                    course.track().word(),
                    kept.why(),
                    course.stage().word(),
                    Rows.utc(course.since()),
                    Rows.utc(course.openUntil()),
                    Rows.utc(course.dueAt()),
                    course.extendedDays(),
                    course.passed(),
                    course.contested(),
                    course.contested() ? Rows.utc(course.dispute().dueAt()) : null,
                    course.contested() && course.dispute().alarmed(),
                    course.alarmed(),
                    promise == null ? null : promise.text(),
                    promise == null ? null : promise.by(),
                    promise == null ? null : promise.day(),
                    promise == null ? null : promise.personId(),
                    promise == null ? null : promise.partyId(),
                    Rows.utc(course.alarmAt()),
                    kept.topicId()
                }))
                .mapEmpty();
    }

    Future<List<Long>> due(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT topic_id FROM course WHERE alarm_at <= ? ORDER BY alarm_at LIMIT ?")
                .mapping(row -> row.getLong("topic_id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    Future<Void> setAlarm(SqlClient tx, long topicId, Instant at) {
        return tx.preparedQuery("UPDATE course SET alarm_at = ? WHERE topic_id = ?")
                .execute(Tuple.of(Rows.utc(at), topicId))
                .mapEmpty();
    }

    /** Does nothing where it is put away already, or not under way. */
    Future<Void> putAway(SqlClient tx, long topicId, Instant now) {
        return tx.preparedQuery("UPDATE course SET hidden_at = ? WHERE topic_id = ? AND hidden_at IS NULL")
                .execute(Tuple.of(Rows.utc(now), topicId))
                .mapEmpty();
    }

    /** None where it is there to be seen. */
    Future<Optional<Instant>> putAwayAt(SqlClient tx, long topicId) {
        return tx.preparedQuery("SELECT hidden_at FROM course WHERE topic_id = ? AND hidden_at IS NOT NULL")
                .mapping(row -> Rows.instant(row, "hidden_at"))
                .execute(Tuple.of(topicId))
                .map(Rows::first);
    }

    Future<Void> shown(SqlClient tx, long topicId) {
        return tx.preparedQuery("UPDATE course SET hidden_at = NULL WHERE topic_id = ?")
                .execute(Tuple.of(topicId))
                .mapEmpty();
    }

    /** @param actorId null for the clock */
    Future<Void> addStep(SqlClient tx, long topicId, Step step, Long actorId) {
        return tx.preparedQuery(
                        "INSERT INTO course_step (topic_id, kind, stage, at, actor_id, text, meeting_id) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .execute(Tuple.of(
                        topicId,
                        step.kind().word(),
                        step.stage().word(),
                        Rows.utc(step.at()),
                        actorId,
                        step.text(),
                        step.meetingId()))
                .mapEmpty();
    }

    /**
     * Those who put the topic on its track, or kept it there: none where it went there by what its author said before it was
     * published.
     */
    Future<List<Long>> routedBy(SqlClient sql, long topicId) {
        return sql.preparedQuery("""
                        SELECT DISTINCT actor_id FROM course_step
                        WHERE topic_id = ? AND kind IN ('begun', 'settled') AND actor_id IS NOT NULL
                        """)
                .mapping(row -> row.getLong("actor_id"))
                .execute(Tuple.of(topicId))
                .map(Rows::list);
    }

    /** How many of a kind since then; their topic is locked, so that there is not one more. */
    Future<Integer> countSince(SqlClient tx, long topicId, Step.Kind kind, Instant since) {
        return tx.preparedQuery("SELECT COUNT(*) AS steps FROM course_step WHERE topic_id = ? AND kind = ? AND at >= ?")
                .mapping(row -> row.getInteger("steps"))
                .execute(Tuple.of(topicId, kind.word(), Rows.utc(since)))
                .map(rows -> rows.iterator().next());
    }

    /** The newest, in order. */
    Future<List<Step>> steps(SqlClient sql, long topicId) {
        return sql.preparedQuery("""
                        SELECT s.kind, s.stage, s.at, s.text, s.meeting_id, p.display_name
                        FROM (SELECT id, kind, stage, at, text, meeting_id, actor_id
                              FROM course_step
                              WHERE topic_id = ?
                              ORDER BY id DESC
                              LIMIT ?) s
                        LEFT JOIN person p ON p.id = s.actor_id
                        ORDER BY s.id
                        """)
                .mapping(row -> new Step(
                        Worded.of(Step.Kind.class, row.getString("kind")),
                        Worded.of(Stage.class, row.getString("stage")),
                        Rows.instant(row, "at"),
                        row.getString("display_name"),
                        row.getString("text"),
                        row.getLong("meeting_id")))
                .execute(Tuple.of(topicId, MOST_STEPS))
                .map(Rows::list);
    }

    private static Kept kept(Row row) {
        Course course = new Course(
                Worded.of(Track.class, row.getString("track")),
                Worded.of(Stage.class, row.getString("stage")),
                Rows.instant(row, "since"),
                Rows.instant(row, "open_until"),
                Rows.instant(row, "due_at"),
                row.getInteger("extended_days"),
                row.getBoolean("passed"),
                row.getBoolean("contested")
                        ? new Dispute(Rows.instant(row, "answer_due"), row.getBoolean("answer_alarmed"))
                        : null,
                row.getBoolean("alarmed"),
                row.getString("promise") == null
                        ? null
                        : new Promise(
                                row.getString("promise"),
                                row.getString("promised_by"),
                                row.getLocalDate("promised_for"),
                                row.getLong("promised_person"),
                                row.getLong("promised_party")));
        return new Kept(
                row.getLong("topic_id"),
                row.getString("why"),
                Json.read(row.getString("rules"), RuleSet.class),
                row.getString("owner"),
                course);
    }
}
