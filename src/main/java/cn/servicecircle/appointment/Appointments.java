package cn.servicecircle.appointment;

import cn.servicecircle.appointment.Appointment.State;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.StationStaff;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Appointments of people, for themselves and for the staff of the station, who change them for whoever phones. */
public final class Appointments {
    private final AppointmentStore store = new AppointmentStore();
    private final Database database;
    private final StationStaff staff;
    private final Booking booking;
    private final FreeTimes freeTimes;
    private final Letters letters;
    private final Alarms alarms;

    Appointments(Database database, StationStaff staff, Booking booking, FreeTimes freeTimes, Letters letters) {
        this.database = database;
        this.staff = staff;
        this.booking = booking;
        this.freeTimes = freeTimes;
        this.letters = letters;
        this.alarms = letters.alarms();
    }

    Future<AppointmentView> get(Caller caller, long id) {
        return mine(database.reads(), caller, id)
                .compose(appointment -> appointment.state() == State.TO_REBOOK
                        ? freeTimes.next(database.reads(), station(appointment)).map(next -> words().view(appointment)
                                .with(words().offers(next)))
                        : Future.succeededFuture(words().view(appointment)));
    }

    Future<Slice<AppointmentView>> ofPerson(Caller caller, Page page) {
        return store.ofPerson(database.reads(), caller.personId(), page)
                .map(fetched -> page.slice(fetched, Appointment::id).map(words()::view));
    }

    Future<List<AppointmentView>> ofStation(Caller caller, long stationId, LocalDate day) {
        staff.mustServe(caller, stationId);
        return store.ofStation(database.reads(), stationId, alarms.timetables().days(day, 1))
                .map(found -> found.stream().map(words()::view).toList());
    }

    /** The new place is taken before the old one is let go; the order of locks is that of booking. */
    Future<AppointmentView> rebook(SqlConnection tx, Caller caller, long id, Instant from) {
        return mine(tx, caller, id)
                .compose(appointment -> {
                    Station station = booking.mustDo(appointment.stationId(), appointment.itemId());
                    Slot slot = booking.mustBeSlot(station, from);
                    return booking.take(tx, station, slot)
                            .compose(taken -> lockChangeable(tx, id))
                            .compose(open -> store.move(tx, id, slot, alarms.ofBooked(slot)));
                })
                .compose(moved -> tellIfByStaff(tx, caller, id));
    }

    Future<AppointmentView> cancel(Caller caller, long id) {
        return database.withTransaction(tx -> mine(tx, caller, id)
                .compose(found -> lockChangeable(tx, id))
                .compose(open -> store.set(tx, id, State.CANCELLED, alarms.ofEnded()))
                .compose(cancelled -> tellIfByStaff(tx, caller, id)));
    }

    private Future<Void> lockChangeable(SqlConnection tx, long id) {
        return store.lock(tx, id).map(found -> {
            found.orElseThrow(Appointments::notFound)
                    .mustBeChangeable(alarms.timetables().now());
            return null;
        });
    }

    private Future<AppointmentView> tellIfByStaff(SqlConnection tx, Caller caller, long id) {
        return store.find(tx, id).map(found -> found.orElseThrow()).compose(changed -> {
            AppointmentView view = words().view(changed);
            return changed.personId() == caller.personId()
                    ? Future.succeededFuture(view)
                    : letters.changed(tx, changed, view.text()).map(view);
        });
    }

    /** The caller's own, or one at a station that the caller serves. */
    private Future<Appointment> mine(SqlClient sql, Caller caller, long id) {
        return store.find(sql, id).map(found -> found.filter(appointment ->
                        appointment.personId() == caller.personId() || staff.serves(caller, appointment.stationId()))
                .orElseThrow(Appointments::notFound));
    }

    private Station station(Appointment appointment) {
        return staff.stations().get().get(appointment.stationId());
    }

    private Words words() {
        return letters.words();
    }

    private static Refusal notFound() {
        return Refusal.notFound("appointment:not-found", "没有这个预约");
    }
}
