package cn.servicecircle.appointment;

import cn.servicecircle.appointment.Appointment.State;
import cn.servicecircle.duty.Shift;
import cn.servicecircle.duty.ShiftClosing;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of appointments whose time a station no longer has people or hours for. Bound to no shift, they stay with
 * whoever else is there as long as there are places, those who booked first before the others; the rest are told and offered
 * other times.
 */
public final class Displacement implements ShiftClosing {
    /** More than any station has ever let people book. */
    private static final int DAYS_BOOKED = 60;

    private final AppointmentStore store = new AppointmentStore();
    private final Snapshot<Stations> stations;
    private final Timetables timetables;
    private final FreeTimes freeTimes;
    private final Letters letters;

    Displacement(Snapshot<Stations> stations, Timetables timetables, FreeTimes freeTimes, Letters letters) {
        this.stations = stations;
        this.timetables = timetables;
        this.freeTimes = freeTimes;
        this.letters = letters;
    }

    /** After the shift was closed in the transaction: nobody books in its time until that is kept. */
    @Override
    public Future<Void> closed(SqlClient tx, Shift shift) {
        return shift.isStaffed()
                ? recheck(tx, stations.get().get(shift.stationId()), new Slot(shift.from(), shift.to()))
                : Future.succeededFuture();
    }

    /**
     * After the station got other hours or was closed, in the transaction that does it.
     *
     * @param changed as it will be
     */
    public Future<Void> stationChanged(SqlClient tx, Station changed) {
        return recheck(tx, changed, ahead());
    }

    /** The days for which there may be appointments. */
    Slot ahead() {
        return timetables.days(timetables.today(), DAYS_BOOKED);
    }

    private Future<Void> recheck(SqlClient tx, Station station, Slot time) {
        return store.lockBooked(tx, station.id(), time).compose(booked -> {
            List<Appointment> ahead = booked.stream()
                    .filter(appointment -> appointment.slot().to().isAfter(timetables.now()))
                    .toList();
            return ahead.isEmpty() ? Future.succeededFuture() : displace(tx, station, time, ahead);
        });
    }

    private Future<Void> displace(SqlClient tx, Station station, Slot time, List<Appointment> booked) {
        return store.shifts(tx, station.id(), around(time, booked))
                .map(shifts -> withoutPlace(timetables.within(station, time, shifts), booked))
                .compose(displaced -> displaced.isEmpty() ? Future.succeededFuture() : tellAll(tx, station, displaced));
    }

    /** An appointment may reach out of the time that falls out. */
    private static Slot around(Slot time, List<Appointment> booked) {
        return booked.stream()
                .map(Appointment::slot)
                .reduce(
                        time,
                        (one, other) -> new Slot(
                                one.from().isBefore(other.from()) ? one.from() : other.from(),
                                one.to().isAfter(other.to()) ? one.to() : other.to()));
    }

    static List<Appointment> withoutPlace(Timetable timetable, List<Appointment> booked) {
        List<Slot> kept = new ArrayList<>();
        List<Appointment> displaced = new ArrayList<>();
        for (Appointment appointment : booked) {
            if (FreeTimes.free(timetable, appointment.slot(), kept) > 0) {
                kept.add(appointment.slot());
            } else {
                displaced.add(appointment);
            }
        }
        return displaced;
    }

    private Future<Void> tellAll(SqlClient tx, Station station, List<Appointment> displaced) {
        Future<Void> marked = Future.succeededFuture();
        for (Appointment one : displaced) {
            marked = marked.compose(before ->
                    store.set(tx, one.id(), State.TO_REBOOK, letters.alarms().ofDisplaced(one.slot())));
        }
        return marked.compose(all -> freeTimes.nextInTransaction(tx, station)).compose(next -> {
            String advice = freeTimes.advice(station, next);
            Future<Void> told = Future.succeededFuture();
            for (Appointment one : displaced) {
                told = told.compose(before -> letters.displaced(tx, one, advice));
            }
            return told;
        });
    }
}
