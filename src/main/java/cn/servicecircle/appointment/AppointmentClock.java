package cn.servicecircle.appointment;

import cn.servicecircle.appointment.Appointment.State;
import cn.servicecircle.ladder.Sweep;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the clock brings an appointment: the reminder the day before, its end, and 30 days later its deletion. */
final class AppointmentClock implements Sweep.Chore {
    private final AppointmentStore store = new AppointmentStore();
    private final Letters letters;

    AppointmentClock(Letters letters) {
        this.letters = letters;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.due(sql, now(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long id) {
        return store.lockDue(tx, id, now())
                .compose(due -> due.map(appointment -> attend(tx, appointment)).orElseGet(Future::succeededFuture));
    }

    private Future<Void> attend(SqlConnection tx, Appointment appointment) {
        if (!appointment.isOpen()) {
            return store.delete(tx, appointment);
        }
        boolean isAhead = appointment.state() == State.BOOKED
                && now().isBefore(appointment.slot().to());
        return isAhead
                ? remind(tx, appointment)
                : store.set(tx, appointment.id(), State.OVER, letters.alarms().ofEnded());
    }

    /** One that nobody could remind of in time is not reminded of when it has begun. */
    private Future<Void> remind(SqlConnection tx, Appointment appointment) {
        Instant from = appointment.slot().from();
        Future<Void> told = now().isBefore(from) ? letters.reminder(tx, appointment) : Future.succeededFuture();
        return told.compose(done ->
                store.set(tx, appointment.id(), State.BOOKED, appointment.slot().to()));
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return store.postpone(tx, id, now().plus(time));
    }

    private Instant now() {
        return letters.alarms().timetables().now();
    }
}
