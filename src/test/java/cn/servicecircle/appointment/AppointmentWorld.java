package cn.servicecircle.appointment;

import cn.servicecircle.TestApp;
import cn.servicecircle.area.AreaStore;
import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.calendar.CalendarStore;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.CatalogueStore;
import cn.servicecircle.district.DistrictImport;
import cn.servicecircle.duty.Duties;
import cn.servicecircle.duty.DutyStore;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Migrations;
import cn.servicecircle.notification.NotificationStore;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.snapshot.Snapshots;
import cn.servicecircle.station.StationStaff;
import cn.servicecircle.station.StationStore;
import cn.servicecircle.station.Stations;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import cn.servicecircle.testkit.TestServers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * 风景嘉苑's station (1), open on weekdays 08:30–12:00 and in the afternoon, without a server around it, from Monday
 * 2026-06-01T09:00. A slot takes half an hour and has five places for each person at the counter.
 */
final class AppointmentWorld implements AutoCloseable {
    static final long STATION = 1;
    static final long ITEM = 1;
    static final String DAY = "2026-06-03";

    final TestClock clock = new TestClock("2026-06-01T09:00");
    final String uri;
    final Database database;
    final Snapshot<Stations> stations;
    final FreeTimes freeTimes;
    final Letters letters;
    final Booking booking;
    final Appointments appointments;
    final Desk desk;
    final Displacement displacement;
    final AppointmentClock chore;
    private final Timetables timetables;
    private final Vertx vertx = Vertx.vertx();
    private final Snapshots snapshots;

    AppointmentWorld(String name) {
        this.uri = TestServers.mySqlUri(name);
        this.database = new Database(vertx, uri, 4, 12);
        TestApp.await(Migrations.run(vertx, uri)
                .compose(migrated -> new DistrictImport(vertx, database::withTransaction, clock)
                        .importFolder(Path.of("config/district/kongtong-demo"), true)));
        Snapshot<Areas> areas = new Snapshot<>("area", () -> new AreaStore().load(database.reads()));
        this.stations = new Snapshot<>("station", () -> new StationStore().load(database.reads()));
        Snapshot<Catalogue> catalogue = new Snapshot<>("catalogue", () -> new CatalogueStore().load(database.reads()));
        Snapshot<WorkCalendar> calendar = new Snapshot<>("calendar", () -> new CalendarStore().load(database.reads()));
        Snapshot<Duties> duties = new Snapshot<>("duty", () -> new DutyStore().load(database.reads(), clock.instant()));
        SlotRules usual = new SlotRules(30, 5, 0, 14, 120);
        Snapshot<RuleBook> rules =
                new Snapshot<>("appointment-rules", () -> new RuleStore().load(database.reads(), usual));
        this.snapshots = new Snapshots(database, List.of(areas, stations, catalogue, calendar, duties, rules));
        refresh();
        this.timetables = new Timetables(rules, duties, calendar, clock);
        Alarms alarms = new Alarms(timetables);
        StationStaff staff = new StationStaff(stations, new Reach(areas));
        this.freeTimes = new FreeTimes(timetables);
        this.booking = new Booking(stations, catalogue, timetables, alarms);
        this.letters = new Letters(
                new Outbox(new NotificationStore(), clock), new Words(stations, catalogue, timetables), alarms);
        this.appointments = new Appointments(database, staff, booking, freeTimes, letters);
        this.desk = new Desk(database, stations, booking, appointments, freeTimes, letters.words());
        this.displacement = new Displacement(stations, timetables, freeTimes, letters);
        this.chore = new AppointmentClock(letters);
    }

    void refresh() {
        TestApp.await(snapshots.refresh());
    }

    /** Nobody is planned and nothing booked any more, and it is Monday morning again. */
    void begin() {
        clock.goTo("2026-06-01T09:00");
        run("DELETE FROM appointment", "DELETE FROM duty_shift", "DELETE FROM outbox");
        run("DELETE FROM notification");
        plan();
    }

    /** As the command does, in a process of its own. */
    void importDistrict(Path folder) {
        TestApp.await(new DistrictImport(vertx, database::withTransaction, clock).importFolder(folder, true));
    }

    private void plan() {
        run("UPDATE snapshot_version SET version = version + 1 WHERE name = 'duty'");
        refresh();
    }

    /** Of staff-1, in local time of a day; its id. */
    long shift(String day, String from, String to) {
        run("""
                INSERT INTO duty_shift (station_id, starts_at, ends_at, duty_role, person_id, state)
                SELECT 1, '%s', '%s', 'grid-worker', id, 'planned' FROM person WHERE openid = 'demo-staff-1'""".formatted(sql(day, from), sql(day, to)));
        plan();
        return number("SELECT MAX(id) FROM duty_shift");
    }

    private String sql(String day, String time) {
        return at(day, time).toString().replace("T", " ").replace("Z", "");
    }

    Instant at(String day, String time) {
        return LocalDateTime.parse(day + "T" + time).atZone(clock.getZone()).toInstant();
    }

    /** New people without roles. */
    List<Long> people(int count) {
        long last = number("SELECT MAX(id) FROM person");
        run("INSERT INTO person (display_name, created_at) VALUES "
                + String.join(
                        ", ",
                        IntStream.range(0, count)
                                .mapToObj(i -> "('示例', NOW(6))")
                                .toList()));
        long first = number("SELECT MIN(id) FROM person WHERE id > " + last);
        return LongStream.range(first, first + count).boxed().toList();
    }

    Future<AppointmentView> book(long person, String day, String time) {
        NewAppointment wanted = new NewAppointment(person, STATION, ITEM, at(day, time), null);
        return desk.advising(STATION, database.withTransaction(tx -> desk.book(tx, wanted)));
    }

    long booked(long person, String day, String time) {
        return TestApp.await(book(person, day, time)).id();
    }

    Sweep sweep(Database connections) {
        return new Sweep(vertx, connections, List.of(new HoursWatch(stations, timetables, displacement), chore));
    }

    void sweepAt(String local) {
        clock.goTo(local);
        TestApp.await(sweep(database).sweep());
    }

    Database anotherDatabase() {
        return new Database(vertx, uri, 2, 8);
    }

    String state(long id) {
        return value("SELECT state FROM appointment WHERE id = " + id);
    }

    /** The texts of a kind of notice, in order. */
    List<String> told(String kind) {
        try {
            return Jdbc.rows(uri, "SELECT text FROM notification WHERE kind = '" + kind + "' ORDER BY id").stream()
                    .map(row -> row.get(0))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String value(String query) {
        try {
            return Jdbc.value(uri, query);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    long number(String query) {
        return Long.parseLong(value(query));
    }

    void run(String... statements) {
        try {
            Jdbc.run(uri, statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        TestApp.await(database.close());
        TestApp.await(vertx.close());
    }
}
