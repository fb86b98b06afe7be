package cn.servicecircle.queue;

import cn.servicecircle.mysql.Rows;
import cn.servicecircle.queue.Ticket.State;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Numbers in SQL. */
final class QueueStore {

    Future<Optional<Long>> find(SqlClient sql, long stationId, LocalDate day) {
        return sql.preparedQuery("SELECT id FROM queue_day WHERE station_id = ? AND day = ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(stationId, day))
                .map(Rows::first);
    }

    /** Unless somebody else just did; in a transaction of its own, as those who wait for a row that is taken back deadlock. */
    Future<Void> begin(SqlClient tx, long stationId, LocalDate day) {
        return tx.preparedQuery("INSERT IGNORE INTO queue_day (station_id, day, last_number) VALUES (?, ?, 0)")
                .execute(Tuple.of(stationId, day))
                .mapEmpty();
    }

    /** Whoever takes or calls a number there waits until the end of the transaction. */
    Future<Void> lock(SqlClient tx, long dayId) {
        return tx.preparedQuery("SELECT id FROM queue_day WHERE id = ? FOR UPDATE")
                .execute(Tuple.of(dayId))
                .mapEmpty();
    }

    Future<List<Ticket>> open(SqlClient sql, long dayId) {
        return sql.preparedQuery("""
                        SELECT number, person_id, service_item_id, slot_at, state
                        FROM queue_number
                        WHERE day_id = ? AND state <> 'finished'
                        """)
                .mapping(QueueStore::ticket)
                .execute(Tuple.of(dayId))
                .map(Rows::list);
    }

    Future<Optional<Ticket>> ticket(SqlClient sql, long dayId, int number) {
        return sql.preparedQuery("""
                        SELECT number, person_id, service_item_id, slot_at, state
                        FROM queue_number
                        WHERE day_id = ? AND number = ?
                        """)
                .mapping(QueueStore::ticket)
                .execute(Tuple.of(dayId, number))
                .map(Rows::first);
    }

    /** The next number, under the lock. */
    Future<Ticket> add(SqlClient tx, long dayId, Long personId, Long itemId, Instant slotAt) {
        return tx.preparedQuery("UPDATE queue_day SET last_number = last_number + 1 WHERE id = ?")
                .execute(Tuple.of(dayId))
                .compose(counted -> tx.preparedQuery("SELECT last_number FROM queue_day WHERE id = ?")
                        .mapping(row -> row.getInteger("last_number"))
                        .execute(Tuple.of(dayId)))
                .map(rows -> new Ticket(Rows.first(rows).orElseThrow(), personId, itemId, slotAt, State.WAITING))
                .compose(ticket -> insert(tx, dayId, ticket).map(ticket));
    }

    private static Future<?> insert(SqlClient tx, long dayId, Ticket ticket) {
        return tx.preparedQuery("""
                        INSERT INTO queue_number (day_id, number, person_id, service_item_id, slot_at, state)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        dayId,
                        ticket.number(),
                        ticket.personId(),
                        ticket.itemId(),
                        Rows.utc(ticket.slotAt()),
                        ticket.state().word()));
    }

    Future<Ticket> save(SqlClient tx, long dayId, Ticket ticket) {
        return tx.preparedQuery("UPDATE queue_number SET state = ?, slot_at = ? WHERE day_id = ? AND number = ?")
                .execute(Tuple.of(ticket.state().word(), Rows.utc(ticket.slotAt()), dayId, ticket.number()))
                .map(ticket);
    }

    Future<List<Long>> past(SqlClient sql, LocalDate today, int limit) {
        return sql.preparedQuery("SELECT id FROM queue_day WHERE day < ? LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(today, limit))
                .map(Rows::list);
    }

    Future<Void> delete(SqlClient tx, long dayId) {
        return tx.preparedQuery("DELETE FROM queue_number WHERE day_id = ?")
                .execute(Tuple.of(dayId))
                .compose(numbers ->
                        tx.preparedQuery("DELETE FROM queue_day WHERE id = ?").execute(Tuple.of(dayId)))
                .mapEmpty();
    }

    private static Ticket ticket(Row row) {
        return new Ticket(
                row.getInteger("number"),
                row.getLong("person_id"),
                row.getLong("service_item_id"),
                Rows.instant(row, "slot_at"),
                State.of(row.getString("state")));
    }
}
