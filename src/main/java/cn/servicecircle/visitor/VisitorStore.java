package cn.servicecircle.visitor;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Visitors in SQL, and what they must be phoned about. */
public final class VisitorStore {

    /** Something to tell a visitor on the phone. */
    record PhoneCall(
            long id, long visitorId, String visitorName, String subject, String text, String link, Instant createdAt) {}

    Future<Optional<Long>> find(SqlClient sql, byte[] lookUp) {
        return sql.preparedQuery("SELECT person_id FROM visitor WHERE look_up = ?")
                .mapping(row -> row.getLong("person_id"))
                .execute(Tuple.of(Buffer.buffer(lookUp)))
                .map(Rows::first);
    }

    /**
     * The id of the new person.
     *
     * @param sealedPhone null for somebody without a phone
     * @param lookUp      null where there is no phone
     */
    Future<Long> add(SqlClient tx, String displayName, String sealedPhone, byte[] lookUp, long registrar, Instant now) {
        return tx.preparedQuery("INSERT INTO person (openid, display_name, created_at) VALUES (NULL, ?, ?)")
                .execute(Tuple.of(displayName, Rows.utc(now)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .compose(id -> tx.preparedQuery("""
                                INSERT INTO visitor (person_id, phone, look_up, consented_at, registered_by)
                                VALUES (?, ?, ?, ?, ?)
                                """)
                        .execute(Tuple.of(
                                id,
                                sealedPhone,
                                lookUp == null ? null : Buffer.buffer(lookUp),
                                Rows.utc(now),
                                registrar))
                        .map(id));
    }

    /** Whether {@link #add} failed because somebody else has just added the same visitor. */
    static boolean isKnown(Throwable failure) {
        return Database.isDuplicate(failure);
    }

    /** The station knows the visitor from now on. */
    Future<Void> introduce(SqlClient tx, long stationId, long visitorId) {
        return tx.preparedQuery("INSERT IGNORE INTO visitor_station (station_id, person_id) VALUES (?, ?)")
                .execute(Tuple.of(stationId, visitorId))
                .mapEmpty();
    }

    Future<Boolean> isKnownAt(SqlClient sql, long stationId, long visitorId) {
        return sql.preparedQuery("SELECT 1 FROM visitor_station WHERE station_id = ? AND person_id = ?")
                .execute(Tuple.of(stationId, visitorId))
                .map(rows -> rows.size() == 1);
    }

    /** The sealed phone; none for somebody without one, and for whoever is no visitor. */
    Future<Optional<String>> phoneOf(SqlClient sql, long personId) {
        return sql.preparedQuery("SELECT phone FROM visitor WHERE person_id = ? AND phone IS NOT NULL")
                .mapping(row -> row.getString("phone"))
                .execute(Tuple.of(personId))
                .map(Rows::first);
    }

    Future<Void> recordShown(SqlClient tx, long visitorId, long viewerId, Instant now) {
        return tx.preparedQuery("INSERT INTO phone_shown (person_id, viewer_id, at) VALUES (?, ?, ?)")
                .execute(Tuple.of(visitorId, viewerId, Rows.utc(now)))
                .mapEmpty();
    }

    /** The oldest first: who has waited longest is phoned first. */
    Future<List<PhoneCall>> callsOf(SqlClient sql, long stationId, Page page) {
        return sql.preparedQuery("""
                        SELECT n.id, n.person_id, p.display_name, n.subject, n.text, n.link, n.created_at
                        FROM outbox o
                        JOIN notification n ON n.id = o.notification_id
                        JOIN visitor_station v ON v.station_id = ? AND v.person_id = n.person_id
                        JOIN person p ON p.id = n.person_id
                        WHERE o.state = 'to-phone' AND n.id > ?
                        ORDER BY n.id
                        LIMIT ?
                        """)
                .mapping(row -> new PhoneCall(
                        row.getLong("id"),
                        row.getLong("person_id"),
                        row.getString("display_name"),
                        row.getString("subject"),
                        row.getString("text"),
                        row.getString("link"),
                        Rows.instant(row, "created_at")))
                .execute(Tuple.of(stationId, page.beyond(), page.fetch()))
                .map(Rows::list);
    }

    /** Whether there was such a call to make. */
    Future<Boolean> markPhoned(SqlClient tx, long stationId, long notificationId, Instant now) {
        return tx.preparedQuery("""
                        UPDATE outbox o
                        JOIN notification n ON n.id = o.notification_id
                        JOIN visitor_station v ON v.station_id = ? AND v.person_id = n.person_id
                        SET o.state = 'phoned', n.read_at = ?
                        WHERE o.notification_id = ? AND o.state = 'to-phone'
                        """)
                .execute(Tuple.of(stationId, Rows.utc(now), notificationId))
                .map(rows -> rows.rowCount() > 0);
    }
}
