package cn.servicecircle.errand;

import cn.servicecircle.TestApp;
import cn.servicecircle.area.AreaStore;
import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.calendar.CalendarStore;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.CatalogueStore;
import cn.servicecircle.district.DistrictImport;
import cn.servicecircle.identity.PersonStore;
import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.ladder.Ladder;
import cn.servicecircle.ladder.LadderClock;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Migrations;
import cn.servicecircle.notification.NotificationStore;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.similar.Followers;
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
import java.util.List;
import java.util.Map;

/** Errands in the demo district at any time one likes, without a server around them. Nothing happens by itself. */
final class ErrandWorld implements AutoCloseable {
    final TestClock clock = new TestClock("2026-06-01T09:00");
    final String uri;
    final Database database;
    final PrincipalSteps principal;
    final Casework casework;
    final PaperWork papers;
    final HandOvers handOvers;
    final ErrandReader reader;
    final ClockSteps clockSteps;

    private final Vertx vertx = Vertx.vertx();
    private final Snapshots snapshots;
    private final Filings filings;
    private final Sweep sweep;
    private final RoleStore roles = new RoleStore();

    ErrandWorld(String name) {
        this.uri = TestServers.mySqlUri(name);
        this.database = new Database(vertx, uri, 2, 8);
        TestApp.await(Migrations.run(vertx, uri)
                .compose(migrated -> new DistrictImport(vertx, database::withTransaction, clock)
                        .importFolder(Path.of("config/district/kongtong-demo"), true)));
        Snapshot<Areas> areas = new Snapshot<>("area", () -> new AreaStore().load(database.reads()));
        Snapshot<Stations> stations = new Snapshot<>("station", () -> new StationStore().load(database.reads()));
        Snapshot<Catalogue> catalogue = new Snapshot<>("catalogue", () -> new CatalogueStore().load(database.reads()));
        Snapshot<WorkCalendar> calendar = new Snapshot<>("calendar", () -> new CalendarStore().load(database.reads()));
        this.snapshots = new Snapshots(database, List.of(areas, stations, catalogue, calendar));
        refresh();

        Patience patience = new Patience(15, 30, clock);
        Outbox outbox = new Outbox(new NotificationStore(), clock);
        Offer offer = new Offer(areas, stations, catalogue, clock);
        Reach reach = new Reach(areas);
        Standings standings = new Standings(new StationStaff(stations, reach), reach);
        RatingWindow ratingWindow = new RatingWindow(clock);
        Deadlines deadlines = new Deadlines(calendar, offer, clock);
        LadderClock ladderClock = new LadderClock(calendar::get, clock);
        Desks desks = new Desks(offer, roles);
        Alarms alarms = new Alarms(deadlines, ladderClock, patience);
        Choices choices = new Choices(ratingWindow, patience);
        ErrandViews views = new ErrandViews(offer, standings, deadlines, choices);
        Teller teller = new Teller(outbox, new Followers(outbox, catalogue), views, List.of());
        Steps steps = new Steps(database, teller, new Gate(standings, choices, List.of()), alarms, views);
        this.filings =
                new Filings(offer, desks, alarms, views, new Principals(new PersonStore(), offer, outbox), clock);
        this.principal = new PrincipalSteps(
                steps, ratingWindow, (tx, errand, before, grade) -> Future.succeededFuture(), patience);
        this.casework = new Casework(steps, filings, deadlines);
        this.papers = new PaperWork(steps, deadlines);
        this.handOvers = new HandOvers(steps, offer, desks);
        this.reader = new ErrandReader(database, standings, views, deadlines);
        Reminders reminders = new Reminders(alarms, ladderClock, new Ladder(areas, ladderClock), offer, outbox);
        this.clockSteps = new ClockSteps(alarms, patience, reminders, teller);
        this.sweep = anotherSweep(database);
    }

    /** As a second node would have. */
    Sweep anotherSweep(Database connections) {
        return new Sweep(vertx, connections, List.of(clockSteps));
    }

    Database anotherDatabase() {
        return new Database(vertx, uri, 2, 8);
    }

    /** To what the database says now of areas, items and days. */
    void refresh() {
        TestApp.await(snapshots.refresh());
    }

    /** A person of the demo, such as staff-1. */
    Caller as(String who) {
        return TestApp.await(
                roles.callerOf(database.reads(), number("SELECT id FROM person WHERE openid = 'demo-" + who + "'")));
    }

    /** By resident-1, at 风景嘉苑's station. */
    long file() {
        NewErrand wanted = new NewErrand(null, 1, 1, "替母亲申领", Map.of(), false, null);
        Caller resident = as("resident-1");
        return TestApp.await(database.withTransaction(tx -> filings.file(tx, resident, wanted)))
                .id();
    }

    /** By staff-1. */
    long claimed() {
        long id = file();
        TestApp.await(casework.claim(as("staff-1"), id));
        return id;
    }

    /** The moment comes, and with it the sweep. */
    void sweepAt(String local) {
        clock.goTo(local);
        sweepNow();
    }

    void sweepNow() {
        TestApp.await(sweep.sweep());
    }

    /** Whom the notices since the last question told: their openids without demo-, in order. */
    List<String> told() {
        String told = value("""
                SELECT COALESCE(GROUP_CONCAT(SUBSTRING(p.openid, 6) ORDER BY p.openid), '')
                FROM notification n JOIN person p ON p.id = n.person_id
                WHERE n.read_at IS NULL AND n.kind IN ('errand-reminded', 'errand-overdue')""");
        run("UPDATE notification SET read_at = created_at");
        return told.isEmpty() ? List.of() : List.of(told.split(","));
    }

    /** The kinds of what the clock did, in order. */
    String events(long id) {
        return value(
                "SELECT COALESCE(GROUP_CONCAT(kind ORDER BY id), '') FROM errand_event WHERE actor_id IS NULL AND errand_id = "
                        + id);
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
