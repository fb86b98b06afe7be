package cn.servicecircle.export;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Deliveries of the webhook in SQL, one at a time and in lists. */
final class DeliveryStore {
    private static final int ERROR_LENGTH = 128;

    /** In the order of the steps. */
    Future<List<Delivery>> of(SqlClient sql, List<Long> ids) {
        return sql.preparedQuery("""
                        SELECT v.id, v.kind, v.at, v.note, d.attempts, d.give_up_at, e.id AS errand_id, e.tracking_number,
                               e.service_item_id, i.kind AS item_kind, e.state, e.outcome, e.station_id, e.filed_at,
                               e.due_at, p.display_name, e.description
                        FROM webhook_delivery d
                        JOIN errand_event v ON v.id = d.event_id
                        JOIN errand e ON e.id = v.errand_id
                        JOIN service_item i ON i.id = e.service_item_id
                        JOIN person p ON p.id = e.principal_id
                        WHERE d.event_id IN (""" + Rows.marks(ids) + ") ORDER BY v.id")
                .mapping(DeliveryStore::delivery)
                .execute(Tuple.wrap(List.copyOf(ids)))
                .map(Rows::list);
    }

    /** The receiver has it, or will not get it any more; the errand's next step may go at once. */
    Future<Void> settle(SqlClient tx, Delivery delivery, String state, Instant now, String why) {
        return tx.preparedQuery(
                        "UPDATE webhook_delivery SET state = ?, due_at = ?, last_error = ? WHERE event_id = ? AND state = 'pending'")
                .execute(Tuple.of(state, Rows.utc(now), cut(why), delivery.id()))
                .compose(settled -> later(tx, delivery, now));
    }

    /** To be tried again then; the errand's next steps wait for it. */
    Future<Void> postpone(SqlClient tx, Delivery delivery, Instant dueAt, String why) {
        return tx.preparedQuery(
                        "UPDATE webhook_delivery SET due_at = ?, last_error = ? WHERE event_id = ? AND state = 'pending'")
                .execute(Tuple.of(Rows.utc(dueAt), cut(why), delivery.id()))
                .compose(postponed -> later(tx, delivery, dueAt));
    }

    private static Future<Void> later(SqlClient tx, Delivery delivery, Instant dueAt) {
        return tx.preparedQuery(
                        "UPDATE webhook_delivery SET due_at = ? WHERE errand_id = ? AND state = 'pending' AND event_id > ?")
                .execute(Tuple.of(Rows.utc(dueAt), delivery.errandId(), delivery.id()))
                .mapEmpty();
    }

    /** A delivery as an admin sees it. */
    record Listed(
            long id, String trackingNumber, String kind, String state, int attempts, Instant dueAt, String error) {}

    Future<List<Listed>> inState(SqlClient sql, String state, Page page) {
        return sql.preparedQuery("""
                        SELECT d.event_id, e.tracking_number, v.kind, d.state, d.attempts, d.due_at, d.last_error
                        FROM webhook_delivery d FORCE INDEX (webhook_delivery_in_state)
                        JOIN errand_event v ON v.id = d.event_id
                        JOIN errand e ON e.id = d.errand_id
                        WHERE d.state = ? AND d.event_id < ?
                        ORDER BY d.event_id DESC
                        LIMIT ?
                        """)
                .mapping(DeliveryStore::listed)
                .execute(Tuple.of(state, page.before(), page.fetch()))
                .map(Rows::list);
    }

    /** Whether there was such a failed delivery. */
    Future<Boolean> retry(SqlClient tx, long id, Instant now, Instant giveUpAt) {
        return tx.preparedQuery("""
                        UPDATE webhook_delivery
                        SET state = 'pending', attempts = 0, due_at = ?, give_up_at = ?
                        WHERE event_id = ? AND state = 'failed'
                        """)
                .execute(Tuple.of(Rows.utc(now), Rows.utc(giveUpAt), id))
                .map(rows -> rows.rowCount() == 1);
    }

    private static String cut(String why) {
        return why == null || why.length() <= ERROR_LENGTH ? why : why.substring(0, ERROR_LENGTH);
    }

    private static Listed listed(Row row) {
        return new Listed(
                row.getLong("event_id"),
                row.getString("tracking_number"),
                row.getString("kind"),
                row.getString("state"),
                row.getInteger("attempts"),
                Rows.instant(row, "due_at"),
                row.getString("last_error"));
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.getLong("id"),
                row.getString("kind"),
                Rows.instant(row, "at"),
                row.getString("note"),
                row.getInteger("attempts"),
                Rows.instant(row, "give_up_at"),
                row.getLong("errand_id"),
                row.getString("tracking_number"),
                row.getLong("service_item_id"),
                row.getString("item_kind"),
                row.getString("state"),
                row.getString("outcome"),
                row.getLong("station_id"),
                Rows.instant(row, "filed_at"),
                Rows.instant(row, "due_at"),
                row.getString("display_name"),
                row.getString("description"));
    }
}
