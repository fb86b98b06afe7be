package cn.servicecircle.appointment;

import cn.servicecircle.appointment.Appointment.State;
import cn.servicecircle.duty.Shift;
import cn.servicecircle.duty.Shift.OnDuty;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Appointments in SQL. */
final class AppointmentStore {
    /** As many as the table has rows. */
    private static final int LOCKS = 512;

    private static final Duration LONGEST_SHIFT = Duration.ofDays(1);
    private static final String SELECT = """
            SELECT a.id, a.person_id, p.display_name, a.station_id, a.service_item_id, a.starts_at, a.ends_at, a.note, a.state
            FROM appointment a
            JOIN person p ON p.id = a.person_id
            """;

    /** Held to the end of the transaction; takers of other slots hardly ever wait. */
    Future<Void> lockSlot(SqlClient tx, long stationId, Slot slot) {
        int lock = Math.floorMod(Objects.hash(stationId, slot.from().getEpochSecond() / 60), LOCKS);
        return tx.preparedQuery("SELECT id FROM appointment_lock WHERE id = ? FOR UPDATE")
                .execute(Tuple.of(lock))
                .mapEmpty();
    }

    /** Until the end of the transaction none of them is closed. */
    Future<List<Shift>> holdShifts(SqlClient tx, long stationId, Slot time) {
        return shifts(tx, stationId, time, "LOCK IN SHARE MODE");
    }

    Future<List<Shift>> shifts(SqlClient sql, long stationId, Slot time) {
        return shifts(sql, stationId, time, "");
    }

    private static Future<List<Shift>> shifts(SqlClient sql, long stationId, Slot time, String lock) {
        return sql.preparedQuery("""
                        SELECT id, station_id, starts_at, ends_at, person_id
                        FROM duty_shift
                        WHERE station_id = ? AND starts_at > ? AND starts_at < ? AND ends_at > ?
                          AND state = 'planned' AND person_id IS NOT NULL
                        %s
                        """.formatted(lock))
                .mapping(row -> new Shift(
                        row.getLong("id"),
                        row.getLong("station_id"),
                        Rows.instant(row, "starts_at"),
                        Rows.instant(row, "ends_at"),
                        new OnDuty(row.getLong("person_id"), "", "")))
                .execute(reachingInto(stationId, time))
                .map(Rows::list);
    }

    /** As nothing is longer than a shift may be, what began before that is not walked through. */
    private static Tuple reachingInto(long stationId, Slot time) {
        return Tuple.of(
                stationId, Rows.utc(time.from().minus(LONGEST_SHIFT)), Rows.utc(time.to()), Rows.utc(time.from()));
    }

    /** The times of all who are booked within it, one for each. */
    Future<List<Slot>> booked(SqlClient sql, long stationId, Slot time) {
        return sql.preparedQuery("""
                        SELECT starts_at, ends_at
                        FROM appointment
                        WHERE station_id = ? AND starts_at > ? AND starts_at < ? AND ends_at > ? AND state = 'booked'
                        """)
                .mapping(AppointmentStore::slot)
                .execute(reachingInto(stationId, time))
                .map(Rows::list);
    }

    /** Those who booked first come first. */
    Future<List<Appointment>> lockBooked(SqlClient tx, long stationId, Slot time) {
        return tx.preparedQuery(SELECT + """
                        WHERE a.station_id = ? AND a.starts_at > ? AND a.starts_at < ? AND a.ends_at > ? AND a.state = 'booked'
                        ORDER BY a.id
                        FOR UPDATE
                        """)
                .mapping(AppointmentStore::appointment)
                .execute(reachingInto(stationId, time))
                .map(Rows::list);
    }

    /** What is booked anywhere and reaches into that time. */
    Future<List<Booked>> bookedAnywhere(SqlClient sql, Slot time) {
        return sql.preparedQuery("""
                        SELECT station_id, starts_at, ends_at
                        FROM appointment
                        WHERE state = 'booked' AND starts_at < ? AND ends_at > ?
                        """)
                .mapping(row -> new Booked(row.getLong("station_id"), slot(row)))
                .execute(Tuple.of(Rows.utc(time.to()), Rows.utc(time.from())))
                .map(Rows::list);
    }

    /** A place that is taken. */
    record Booked(long stationId, Slot slot) {}

    /** Refused for a person who has an open one. */
    Future<Long> add(SqlClient tx, NewAppointment wanted, Slot slot, Instant alarmAt) {
        return tx.preparedQuery("""
                        INSERT INTO appointment
                          (person_id, station_id, service_item_id, starts_at, ends_at, note, state, alarm_at)
                        VALUES (?, ?, ?, ?, ?, ?, 'booked', ?)
                        """)
                .execute(Tuple.of(
                        wanted.personId(),
                        wanted.stationId(),
                        wanted.itemId(),
                        Rows.utc(slot.from()),
                        Rows.utc(slot.to()),
                        wanted.note(),
                        Rows.utc(alarmAt)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .recover(failure -> Future.failedFuture(Database.isDuplicate(failure) ? oneAtOnce() : failure));
    }

    private static Refusal oneAtOnce() {
        return Refusal.conflict(
                "appointment:one-at-once", "已经有一个预约了", "一个人同时只能有一个预约，好让大家都约得上；可以改约，或先取消再约。您的预约在 GET /appointments 里。");
    }

    Future<Optional<Appointment>> find(SqlClient sql, long id) {
        return one(sql, id, "");
    }

    Future<Optional<Appointment>> lock(SqlClient tx, long id) {
        return one(tx, id, "FOR UPDATE");
    }

    private static Future<Optional<Appointment>> one(SqlClient sql, long id, String lock) {
        return sql.preparedQuery(SELECT + "WHERE a.id = ? " + lock)
                .mapping(AppointmentStore::appointment)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** The longest waiting first. */
    Future<List<Long>> due(SqlClient sql, Instant now, int limit) {
        return sql.preparedQuery("SELECT id FROM appointment WHERE alarm_at <= ? ORDER BY alarm_at LIMIT ?")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(Rows.utc(now), limit))
                .map(Rows::list);
    }

    Future<Void> postpone(SqlClient tx, long id, Instant alarmAt) {
        return tx.preparedQuery("UPDATE appointment SET alarm_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(alarmAt), id))
                .mapEmpty();
    }

    /** None when its time has not come, or somebody else attends to it. */
    Future<Optional<Appointment>> lockDue(SqlClient tx, long id, Instant now) {
        return tx.preparedQuery(SELECT + "WHERE a.id = ? AND a.alarm_at <= ? FOR UPDATE SKIP LOCKED")
                .mapping(AppointmentStore::appointment)
                .execute(Tuple.of(id, Rows.utc(now)))
                .map(Rows::first);
    }

    Future<Void> delete(SqlClient tx, Appointment appointment) {
        return tx.preparedQuery("DELETE FROM appointment WHERE id = ?")
                .execute(Tuple.of(appointment.id()))
                .mapEmpty();
    }

    /** The newest first. */
    Future<List<Appointment>> ofPerson(SqlClient sql, long personId, Page page) {
        return sql.preparedQuery(SELECT + "WHERE a.person_id = ? AND a.id < ? ORDER BY a.id DESC LIMIT ?")
                .mapping(AppointmentStore::appointment)
                .execute(Tuple.of(personId, page.before(), page.fetch()))
                .map(Rows::list);
    }

    /** Those that are not cancelled, in the order of their times. */
    Future<List<Appointment>> ofStation(SqlClient sql, long stationId, Slot day) {
        return sql.preparedQuery(SELECT + """
                        WHERE a.station_id = ? AND a.starts_at >= ? AND a.starts_at < ? AND a.state <> 'cancelled'
                        ORDER BY a.starts_at, a.id
                        """)
                .mapping(AppointmentStore::appointment)
                .execute(Tuple.of(stationId, Rows.utc(day.from()), Rows.utc(day.to())))
                .map(Rows::list);
    }

    Future<Void> move(SqlClient tx, long id, Slot slot, Instant alarmAt) {
        return tx.preparedQuery(
                        "UPDATE appointment SET starts_at = ?, ends_at = ?, state = 'booked', alarm_at = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(slot.from()), Rows.utc(slot.to()), Rows.utc(alarmAt), id))
                .mapEmpty();
    }

    Future<Void> set(SqlClient tx, long id, State state, Instant alarmAt) {
        return tx.preparedQuery("UPDATE appointment SET state = ?, alarm_at = ? WHERE id = ?")
                .execute(Tuple.of(state.word(), Rows.utc(alarmAt), id))
                .mapEmpty();
    }

    private static Slot slot(Row row) {
        return new Slot(Rows.instant(row, "starts_at"), Rows.instant(row, "ends_at"));
    }

    static Appointment appointment(Row row) {
        return new Appointment(
                row.getLong("id"),
                row.getLong("person_id"),
                row.getString("display_name"),
                row.getLong("station_id"),
                row.getLong("service_item_id"),
                slot(row),
                row.getString("note"),
                State.of(row.getString("state")));
    }
}
