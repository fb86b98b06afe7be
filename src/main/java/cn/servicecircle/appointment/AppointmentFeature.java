package cn.servicecircle.appointment;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.http.Api;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.StationStaff;
import cn.servicecircle.visitor.Visitors;

/** Puts appointments together from what they stand on. */
public final class AppointmentFeature {
    private final Database database;
    private final StationStaff staff;
    private final Timetables timetables;
    private final FreeTimes freeTimes;
    private final Booking booking;
    private final Letters letters;

    public AppointmentFeature(
            Database database,
            StationStaff staff,
            Snapshot<Catalogue> catalogue,
            Timetables timetables,
            Outbox outbox) {
        this.database = database;
        this.staff = staff;
        this.timetables = timetables;
        this.freeTimes = new FreeTimes(timetables);
        Alarms alarms = new Alarms(timetables);
        this.booking = new Booking(staff.stations(), catalogue, timetables, alarms);
        this.letters = new Letters(outbox, new Words(staff.stations(), catalogue, timetables), alarms);
    }

    public void addTo(Api api, Visitors visitors, Idempotency idempotency) {
        Appointments appointments = new Appointments(database, staff, booking, freeTimes, letters);
        Desk desk = new Desk(database, staff.stations(), booking, appointments, freeTimes, letters.words());
        new SlotRoutes(database, staff, booking, freeTimes, timetables).addTo(api);
        new AppointmentRoutes(appointments, desk, visitors, timetables, idempotency).addTo(api);
    }

    /** For the rota, which calls it when a shift falls out. */
    public Displacement displacement() {
        return new Displacement(staff.stations(), timetables, freeTimes, letters);
    }

    /** For what the imports change, before the {@link #clock} reminds of it. */
    public Sweep.Chore hoursWatch() {
        return new HoursWatch(staff.stations(), timetables, displacement());
    }

    public Sweep.Chore clock() {
        return new AppointmentClock(letters);
    }
}
