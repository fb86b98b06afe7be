package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.moderation.Moderation.Cause;
import cn.servicecircle.moderation.Moderation.State;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cases in SQL. */
public final class ModerationStore {
    /** The places of the urgent lie below it, those of the others above. */
    private static final long NOT_URGENT = 1_000_000_000_000L;

    private static final String COLUMNS = """
            SELECT m.id, m.subject_kind, m.subject_id, m.space_id, m.area_id, m.author_id, m.party_id, p.display_name, m.text,
                   m.machine_says, m.cause, m.state, m.urgent, m.place, m.reports, m.clause, m.reason, m.moderator_id,
                   m.opened_at, m.due_at, m.decided_at
            """;

    /** What comes to the queue. */
    record Opening(
            Subject subject, String text, Verdict verdict, Cause cause, boolean urgent, Instant at, Instant due) {}

    Future<Void> open(SqlClient tx, Opening opening) {
        return insert(tx, "INSERT", opening);
    }

    /** Does nothing where the subject has a case. */
    Future<Void> openIfNone(SqlClient tx, Opening opening) {
        return insert(tx, "INSERT IGNORE", opening);
    }

    private static Future<Void> insert(SqlClient tx, String insert, Opening opening) {
        Subject subject = opening.subject();
        return tx.preparedQuery(insert + """
                         INTO moderation
                          (subject_kind, subject_id, space_id, area_id, author_id, party_id, text, machine_says, cause, urgent,
                           state, opened_at, due_at, alarm_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)
                        """)
                .execute(Tuple.from(new Object[] {
                    subject.kind(),
                    subject.id(),
                    subject.spaceId(),
                    subject.areaId(),
                    subject.authorId(),
                    subject.partyId(),
                    opening.text(),
                    opening.verdict().word(),
                    opening.cause().word(),
                    opening.urgent(),
                    Rows.utc(opening.at()),
                    Rows.utc(opening.due()),
                    Rows.utc(opening.due())
                }))
                .compose(added -> added.rowCount() == 0
                        ? Future.succeededFuture()
                        : setPlace(tx, added.property(MySQLClient.LAST_INSERTED_ID), opening.urgent()));
    }

    private static Future<Void> setPlace(SqlClient tx, long id, boolean urgent) {
        return tx.preparedQuery("UPDATE moderation SET place = ? WHERE id = ?")
                .execute(Tuple.of(urgent ? id : id + NOT_URGENT, id))
                .mapEmpty();
    }

    /** A decided case comes to the queue again. */
    Future<Void> reopen(SqlClient tx, long id, Cause cause, String text, Instant now, Instant due) {
        return tx.preparedQuery("""
                        UPDATE moderation
                        SET state = 'open', cause = ?, text = ?, opened_at = ?, due_at = ?, alarm_at = ?, rung = 0,
                            decided_at = NULL, words_until = NULL, round = round + 1
                        WHERE id = ?
                        """)
                .execute(Tuple.of(cause.word(), text, Rows.utc(now), Rows.utc(due), Rows.utc(due), id))
                .mapEmpty();
    }

    /** The moderators decide on this text from now on, before all others where it is urgent; never on what was forgotten. */
    Future<Void> setText(SqlClient tx, long id, String text, Verdict verdict, boolean urgent) {
        return tx.preparedQuery("""
                        UPDATE moderation
                        SET text = ?, machine_says = ?, urgent = urgent OR ?, place = IF(urgent OR ?, id, place)
                        WHERE id = ? AND text <> ''
                        """)
                .execute(Tuple.of(text, verdict.word(), urgent, urgent, id))
                .mapEmpty();
    }

    /** Those of the areas and of all below them. Walks the queue and skips what is not theirs, so a long queue is dear. */
    Future<List<Moderation>> list(SqlClient sql, List<Long> areas, State state, Page page) {
        Tuple values = Tuple.of(state.word(), page.beyond());
        areas.forEach(values::addLong);
        return sql.preparedQuery(COLUMNS + """
                        FROM moderation m FORCE INDEX (moderation_in_queue)
                        JOIN person p ON p.id = m.author_id
                        WHERE m.state = ? AND m.place > ?
                          AND EXISTS (SELECT 1 FROM area_closure c
                                      WHERE c.descendant_id = m.area_id AND c.ancestor_id IN (%s))
                        ORDER BY m.place
                        LIMIT ?
                        """.formatted(Rows.marks(areas)))
                .mapping(ModerationStore::moderation)
                .execute(values.addInteger(page.fetch()))
                .map(Rows::list);
    }

    Future<Optional<Moderation>> find(SqlClient sql, long id) {
        return sql.preparedQuery(COLUMNS + "FROM moderation m JOIN person p ON p.id = m.author_id WHERE m.id = ?")
                .mapping(ModerationStore::moderation)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** The cases of posts, by the posts; those that have none are absent. */
    public Future<Map<Long, Long>> idsOf(SqlClient sql, String kind, List<Long> subjectIds) {
        if (subjectIds.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        Tuple values = Tuple.of(kind);
        subjectIds.forEach(values::addLong);
        return sql.preparedQuery("SELECT subject_id, id FROM moderation WHERE subject_kind = ? AND subject_id IN (%s)"
                        .formatted(Rows.marks(subjectIds)))
                .execute(values)
                .map(rows -> {
                    Map<Long, Long> ids = new HashMap<>();
                    rows.forEach(row -> ids.put(row.getLong("subject_id"), row.getLong("id")));
                    return ids;
                });
    }

    Future<Optional<Moderation>> lock(SqlClient tx, long id) {
        return tx.preparedQuery("SELECT id FROM moderation WHERE id = ? FOR UPDATE")
                .execute(Tuple.of(id))
                .compose(locked -> find(tx, id));
    }

    Future<Optional<Moderation>> lock(SqlClient tx, Subject subject) {
        return tx.preparedQuery("SELECT id FROM moderation WHERE subject_kind = ? AND subject_id = ? FOR UPDATE")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(subject.kind(), subject.id()))
                .map(Rows::first)
                .compose(found -> found.map(id -> find(tx, id)).orElse(Future.succeededFuture(Optional.empty())));
    }

    Future<Void> decide(SqlClient tx, long id, Decision decision, State state, Long moderatorId, Instant now) {
        return tx.preparedQuery("""
                        UPDATE moderation
                        SET state = ?, clause = ?, reason = ?, moderator_id = ?, decided_at = ?, due_at = NULL, alarm_at = NULL,
                            words_until = ?
                        WHERE id = ?
                        """)
                .execute(Tuple.of(
                        state.word(),
                        decision.clause(),
                        decision.reason(),
                        moderatorId,
                        Rows.utc(now),
                        Rows.utc(now.plus(Forgetting.EVIDENCE)),
                        id))
                .mapEmpty();
    }

    /** Back in the queue, for somebody else. */
    Future<Void> appealed(SqlClient tx, long id, Instant due) {
        return tx.preparedQuery("""
                        UPDATE moderation SET state = 'appealed', due_at = ?, alarm_at = ?, rung = 0, words_until = NULL WHERE id = ?
                        """)
                .execute(Tuple.of(Rows.utc(due), Rows.utc(due), id))
                .mapEmpty();
    }

    /**
     * Whether moderators let so many posts of this person's through, and hid none of late. What one let through counts until one
     * hides it: that somebody reports it says nothing yet. An open case on which somebody decided is such a one, for nothing but
     * what is published is opened again.
     *
     * @param enough 0 for none
     */
    Future<Boolean> isTrusted(SqlClient sql, long personId, int enough, Instant hiddenSince) {
        return sql.preparedQuery("""
                        SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM moderation
                                                      WHERE author_id = ? AND state IN ('published', 'open')
                                                        AND (state = 'published' OR moderator_id IS NOT NULL)
                                                      LIMIT ?) passed) AS passed,
                               EXISTS (SELECT 1 FROM moderation
                                       WHERE author_id = ? AND state IN ('hidden', 'appealed') AND decided_at >= ?) AS hidden
                        """)
                .mapping(row -> row.getInteger("passed") >= enough && row.getInteger("hidden") == 0)
                .execute(Tuple.of(personId, Math.max(1, enough), personId, Rows.utc(hiddenSince)))
                .map(rows -> rows.iterator().next());
    }

    private static Moderation moderation(Row row) {
        return new Moderation(
                new Subject(
                        row.getString("subject_kind"),
                        row.getLong("subject_id"),
                        row.getLong("space_id"),
                        row.getLong("area_id"),
                        row.getLong("author_id"),
                        row.getLong("party_id")),
                row.getLong("id"),
                row.getString("display_name"),
                row.getString("text"),
                row.getString("machine_says"),
                Worded.of(Cause.class, row.getString("cause")),
                Worded.of(State.class, row.getString("state")),
                row.getBoolean("urgent"),
                row.getLong("place"),
                row.getInteger("reports"),
                row.getString("clause"),
                row.getString("reason"),
                row.getLong("moderator_id"),
                Rows.instant(row, "opened_at"),
                Rows.instant(row, "due_at"),
                Rows.instant(row, "decided_at"));
    }
}
