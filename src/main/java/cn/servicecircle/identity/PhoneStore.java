package cn.servicecircle.identity;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The phones behind people, in SQL; sealed. */
final class PhoneStore {

    /** Where something lies that a person said: by whom, and when. All are indexed by the person. */
    record Said(String table, String by, String at) {}

    /** All that others may see or have seen under somebody's name or office. */
    static final List<Said> SAID = List.of(
            new Said("topic", "author_id", "posted_at"),
            new Said("topic_comment", "author_id", "posted_at"),
            new Said("help", "author_id", "posted_at"),
            new Said("help_response", "person_id", "responded_at"),
            new Said("objection", "person_id", "objected_at"),
            new Said("track_appeal", "person_id", "appealed_at"),
            new Said("course_step", "actor_id", "at"),
            new Said("official_answer", "author_id", "answered_at"),
            new Said("official_answer_version", "corrected_by", "corrected_at"),
            new Said("meeting", "called_by", "changed_at"),
            new Said("minutes", "written_by", "COALESCE(published_at, written_at)"),
            new Said("bulletin_version", "changed_by", "changed_at"));

    private static final String LAST_SAID = SAID.stream()
            .map(said -> "SELECT MAX(%s) AS said_at FROM %s WHERE %s = ?".formatted(said.at(), said.table(), said.by()))
            .collect(Collectors.joining(" UNION ALL ", "SELECT MAX(said_at) AS said_at FROM (", ") said"));

    /** A phone that is in use; {@code atCounter} where a member of staff recorded it, and not WeChat. */
    record Kept(long id, String sealed, boolean atCounter) {}

    /** A phone that is in use no longer. */
    record Ended(long id, long personId) {}

    /** A person of the demo who has none. */
    record Unverified(long personId, String openid) {}

    /** One change of a person's phone at a time. Whether there is such a person, with WeChat. */
    Future<Boolean> lockPerson(SqlClient tx, long personId) {
        return tx.preparedQuery("SELECT id FROM person WHERE id = ? AND openid IS NOT NULL FOR UPDATE")
                .execute(Tuple.of(personId))
                .map(rows -> rows.size() == 1);
    }

    Future<Optional<Kept>> find(SqlClient sql, long personId) {
        return sql.preparedQuery("SELECT id, phone, recorded_by FROM person_phone WHERE current_of = ?")
                .mapping(row -> new Kept(row.getLong("id"), row.getString("phone"), row.getLong("recorded_by") != null))
                .execute(Tuple.of(personId))
                .map(Rows::first);
    }

    /** How many others have the same phone. Nobody else gets it until the transaction ends, also where nobody has it yet. */
    Future<Integer> others(SqlClient tx, Buffer lookUp, long personId) {
        return tx.preparedQuery("SELECT first_byte FROM phone_lock WHERE first_byte = ? FOR UPDATE")
                .execute(Tuple.of((int) lookUp.getUnsignedByte(0)))
                .compose(locked -> tx.preparedQuery("""
                                SELECT person_id FROM person_phone
                                WHERE look_up = ? AND ended_at IS NULL AND person_id <> ?
                                """).execute(Tuple.of(lookUp, personId)))
                .map(rows -> rows.size());
    }

    /** A phone that comes into use; {@code recorder} is null where WeChat told it. */
    record New(String sealed, Buffer lookUp, Consent consent, Long recorder) {}

    Future<Void> add(SqlClient tx, long personId, New phone, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO person_phone
                          (person_id, phone, look_up, consent_to, consent_version, consented_at, recorded_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        personId,
                        phone.sealed(),
                        phone.lookUp(),
                        phone.consent().purpose(),
                        phone.consent().version(),
                        Rows.utc(now),
                        phone.recorder()))
                .mapEmpty();
    }

    /** When the person last said something that others may see or have seen. */
    Future<Optional<Instant>> lastSaid(SqlClient tx, long personId) {
        return tx.preparedQuery(LAST_SAID)
                .mapping(row -> Optional.ofNullable(Rows.instant(row, "said_at")))
                .execute(Tuple.wrap(Collections.nCopies(SAID.size(), personId)))
                .map(rows -> rows.iterator().next());
    }

    Future<Void> end(SqlClient tx, long id, Instant now, Instant eraseAt) {
        return tx.preparedQuery("UPDATE person_phone SET ended_at = ?, erase_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(now), Rows.utc(eraseAt), id))
                .mapEmpty();
    }

    Future<Void> erase(SqlClient tx, long id) {
        return tx.preparedQuery("DELETE FROM person_phone WHERE id = ?")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** Out of use, and their time has come. */
    Future<List<Ended>> due(SqlClient sql, Instant now, int most) {
        return sql.preparedQuery("SELECT id, person_id FROM person_phone WHERE erase_at <= ? ORDER BY erase_at LIMIT ?")
                .mapping(row -> new Ended(row.getLong("id"), row.getLong("person_id")))
                .execute(Tuple.of(Rows.utc(now), most))
                .map(Rows::list);
    }

    Future<Void> keepUntil(SqlClient tx, long id, Instant eraseAt) {
        return tx.preparedQuery("UPDATE person_phone SET erase_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(eraseAt), id))
                .mapEmpty();
    }

    /** The people of the demo district, without those who only log in. */
    Future<List<Unverified>> unverifiedOfDemo(SqlClient tx) {
        return tx.query("""
                        SELECT p.id, p.openid
                        FROM person p
                        WHERE p.openid LIKE 'demo-%' AND p.openid NOT LIKE 'demo-newcomer-%'
                          AND NOT EXISTS (SELECT 1 FROM person_phone v WHERE v.person_id = p.id)
                        """)
                .mapping(row -> new Unverified(row.getLong("id"), row.getString("openid")))
                .execute()
                .map(Rows::list);
    }
}
