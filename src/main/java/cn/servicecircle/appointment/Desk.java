package cn.servicecircle.appointment;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;

/** Takes wishes for a time; whoever finds it full hears when else to come. */
final class Desk {
    private final Database database;
    private final Snapshot<Stations> stations;
    private final Booking booking;
    private final Appointments appointments;
    private final FreeTimes freeTimes;
    private final Words words;

    Desk(
            Database database,
            Snapshot<Stations> stations,
            Booking booking,
            Appointments appointments,
            FreeTimes freeTimes,
            Words words) {
        this.database = database;
        this.stations = stations;
        this.booking = booking;
        this.appointments = appointments;
        this.freeTimes = freeTimes;
        this.words = words;
    }

    Future<AppointmentView> book(SqlConnection tx, NewAppointment wanted) {
        return booking.book(tx, wanted).map(words::view);
    }

    Future<AppointmentView> rebook(Caller caller, long id, Instant from) {
        return appointments
                .get(caller, id)
                .compose(view -> advising(
                        view.stationId(), database.withTransaction(tx -> appointments.rebook(tx, caller, id, from))));
    }

    /** The next free times are looked up after the transaction, so that nobody waits for it. */
    <T> Future<T> advising(long stationId, Future<T> booked) {
        return booked.recover(
                failure -> failure instanceof Refusal refusal && refusal.type().equals(Booking.FULL)
                        ? advise(stations.get().get(stationId), refusal)
                        : Future.failedFuture(failure));
    }

    private <T> Future<T> advise(Station station, Refusal full) {
        return freeTimes
                .next(database.reads(), station)
                .compose(next -> Future.failedFuture(
                        Refusal.conflict(full.type(), full.title(), freeTimes.advice(station, next))));
    }
}
