package cn.servicecircle.export;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is told next, in SQL.
 *
 * <p>Ids of events are handed out in order, but events commit in any order: when 6 can be seen, 5 may still be on its way, and
 * a cursor that had moved on to 6 would never find it. So the cursor only says where new ones begin. Each round also looks back
 * over ids below it, and takes whatever has no delivery yet: mostly {@link #A_LITTLE_BACK}, which is more than transactions that
 * run at the same time; now and then {@link #FAR_BACK}, so that an event is missed only if as many others overtake it, some weeks
 * of a district's.
 */
final class WebhookStore {
    static final int A_LITTLE_BACK = 200;
    static final int FAR_BACK = 20_000;
    private static final int AT_ONCE = 1_000;

    /** Where it began, and how far it has looked. */
    record Cursor(long beganAfter, long reached) {

        long lookingBack(int ids) {
            return Math.max(beganAfter, reached - ids);
        }
    }

    /** Begins with what happens from now on; goes on where it was, when it was begun before. */
    Future<Void> begin(SqlClient tx) {
        return tx.query("""
                        INSERT IGNORE INTO webhook_cursor (id, began_after, reached)
                        SELECT 1, COALESCE(MAX(id), 0), COALESCE(MAX(id), 0) FROM errand_event
                        """).execute().mapEmpty();
    }

    /** Nobody else looks on, or takes what is due, until the transaction ends; none when somebody does. */
    Future<Optional<Cursor>> lock(SqlClient tx) {
        return tx.query("SELECT began_after, reached FROM webhook_cursor WHERE id = 1 FOR UPDATE SKIP LOCKED")
                .mapping(row -> new Cursor(row.getLong("began_after"), row.getLong("reached")))
                .execute()
                .map(Rows::first);
    }

    /** How far the cursor may move on. */
    Future<Long> ahead(SqlClient tx, Cursor cursor) {
        return tx.preparedQuery("""
                        SELECT COALESCE(MAX(id), ?) AS reached
                        FROM (SELECT id FROM errand_event WHERE id > ? ORDER BY id LIMIT ?) ahead
                        """)
                .mapping(row -> row.getLong("reached"))
                .execute(Tuple.of(cursor.reached(), cursor.reached(), AT_ONCE))
                .map(rows -> rows.iterator().next());
    }

    Future<Void> moveTo(SqlClient tx, long reached) {
        return tx.preparedQuery("UPDATE webhook_cursor SET reached = ? WHERE id = 1")
                .execute(Tuple.of(reached))
                .mapEmpty();
    }

    /** Makes a delivery of each event in the range that is to be told and has none. */
    Future<Void> collect(SqlClient tx, long after, long to, WebhookSettings wanted, Instant now, Instant giveUpAt) {
        Tuple values = Tuple.of(Rows.utc(now), Rows.utc(giveUpAt), after, to);
        wanted.kinds().forEach(values::addString);
        return tx.preparedQuery("""
                        INSERT INTO webhook_delivery (event_id, errand_id, state, due_at, give_up_at)
                        SELECT v.id, v.errand_id, 'pending', ?, ?
                        FROM errand_event v
                        JOIN errand e ON e.id = v.errand_id
                        JOIN service_item i ON i.id = e.service_item_id
                        LEFT JOIN webhook_delivery d ON d.event_id = v.id
                        WHERE v.id > ? AND v.id <= ? AND d.event_id IS NULL AND i.kind IN (""" + Rows.marks(wanted.kinds()) + ")")
                .execute(values)
                .mapEmpty();
    }

    /**
     * What is due, in this order, and may be sent: of one errand's only the first that is still to be told, so that its steps
     * arrive in their order. For whoever holds the cursor.
     */
    Future<List<Long>> due(SqlClient tx, Instant now, int limit) {
        return tx.preparedQuery("""
                        SELECT d.event_id
                        FROM webhook_delivery d FORCE INDEX (webhook_delivery_due)
                        WHERE d.state = 'pending' AND d.due_at <= ?
                          AND NOT EXISTS (
                            SELECT 1
                            FROM webhook_delivery b
                            WHERE b.errand_id = d.errand_id AND b.state = 'pending' AND b.event_id < d.event_id)
                        ORDER BY d.due_at
                        LIMIT ?
                        """)
                .mapping(row -> row.getLong("event_id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    /** Keeps them from everybody else until then. */
    Future<Void> lease(SqlClient tx, List<Long> ids, Instant until) {
        Tuple values = Tuple.of(Rows.utc(until));
        ids.forEach(values::addLong);
        return tx.preparedQuery("UPDATE webhook_delivery SET attempts = attempts + 1, due_at = ? WHERE event_id IN ("
                        + Rows.marks(ids) + ")")
                .execute(values)
                .mapEmpty();
    }

    /** Forgets what was taken long ago, as far as no round looks back for it. */
    Future<Void> forget(SqlClient tx, Cursor cursor, Instant before) {
        return tx.preparedQuery("""
                        DELETE FROM webhook_delivery
                        WHERE state = 'delivered' AND due_at < ? AND event_id <= ?
                        LIMIT 500
                        """)
                .execute(Tuple.of(Rows.utc(before), cursor.lookingBack(FAR_BACK)))
                .mapEmpty();
    }
}
