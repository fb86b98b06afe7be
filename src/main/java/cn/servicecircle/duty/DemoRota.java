package cn.servicecircle.duty;

import cn.servicecircle.calendar.CalendarStore;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.StationStore;
import cn.servicecircle.station.Stations;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Gives the demo district a rota where it has none for the days to come, made of its demo people, as their 管家 would: drafted
 * and published. For a WeChat that is simulated, and for no other.
 */
public final class DemoRota {
    private static final int DAYS = 14;

    private final Database database;
    private final Rules rules;
    private final Clock clock;
    private final ShiftStore shifts = new ShiftStore();
    private final HoleStore holes = new HoleStore();

    public DemoRota(Database database, Rules rules, Clock clock) {
        this.database = database;
        this.rules = rules;
        this.clock = clock;
    }

    /** Leaves alone whatever has been planned. */
    public Future<Void> plan() {
        Instant now = clock.instant();
        return database.withTransaction(tx -> Rota.lock(tx)
                .compose(locked -> shifts.isAnyAfter(tx, now))
                .compose(isPlanned -> isPlanned ? Future.succeededFuture() : planAll(tx)));
    }

    private Future<Void> planAll(SqlConnection tx) {
        Future<List<Long>> staffed = shifts.staffedStations(tx);
        Future<Stations> stations = new StationStore().load(tx);
        Future<WorkCalendar> calendar = new CalendarStore().load(tx);
        return Future.all(staffed, stations, calendar).compose(read -> {
            Openings openings = new Openings(calendar::result, clock);
            Future<Void> planned = Future.succeededFuture();
            for (long id : staffed.result()) {
                planned = planned.compose(before -> plan(tx, stations.result().get(id), openings));
            }
            return planned;
        });
    }

    private Future<Void> plan(SqlConnection tx, Station station, Openings openings) {
        LocalDate today = openings.today();
        return new Rota(rules)
                .roster(tx, station.id(), openings.days(today, DAYS))
                .compose(roster -> add(tx, station, RotaDraft.propose(roster, openings.during(station, today, DAYS))));
    }

    private Future<Void> add(SqlConnection tx, Station station, List<RotaDraft.Proposed> plan) {
        Future<Void> added = holes.watch(tx, station.id(), clock.instant());
        for (RotaDraft.Proposed one : plan) {
            added = added.compose(before -> shifts.add(tx, station.id(), one.period(), one.member(), clock.instant())
                    .mapEmpty());
        }
        return added;
    }
}
