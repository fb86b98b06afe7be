package cn.servicecircle.duty;

import cn.servicecircle.duty.Publication.Entry;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.notification.Notice.Kind;
import cn.servicecircle.station.Station;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a rota known that was drafted and looked at. */
final class Publishing {
    private final Planners planners;
    private final Rota rota;
    private final Openings openings;
    private final Closures closures;
    private final Letters letters;
    private final ShiftStore shifts = new ShiftStore();
    private final HoleStore holes = new HoleStore();

    Publishing(Planners planners, Rota rota, Openings openings, Closures closures, Letters letters) {
        this.planners = planners;
        this.rota = rota;
        this.openings = openings;
        this.closures = closures;
        this.letters = letters;
    }

    /** Under the rota's lock all rules are held against what is true now, so that no two publications plan one person twice. */
    Future<List<PlannedShift>> publish(SqlConnection tx, Caller planner, long stationId, List<NewShift> wanted) {
        Station station = planners.mustPlan(planner, stationId);
        Period within = openings.plannable();
        return Rota.lock(tx)
                .compose(locked -> rota.roster(tx, stationId, within))
                .compose(roster -> shifts.ofStation(tx, stationId, within)
                        .compose(planned -> publish(tx, station, roster, planned, wanted)))
                .compose(published -> holes.watch(tx, stationId, openings.now()))
                .compose(watched -> shifts.ofStation(tx, stationId, around(wanted)));
    }

    private static Period around(List<NewShift> wanted) {
        Instant first =
                wanted.stream().map(NewShift::from).min(Instant::compareTo).orElseThrow();
        Instant last = wanted.stream().map(NewShift::to).max(Instant::compareTo).orElseThrow();
        return new Period(first, last);
    }

    private Future<Void> publish(
            SqlConnection tx, Station station, Roster roster, List<PlannedShift> planned, List<NewShift> wanted) {
        List<Shift> all = planned.stream().map(PlannedShift::shift).toList();
        List<Period> staffed =
                all.stream().filter(Shift::isStaffed).map(Shift::period).toList();
        List<Entry> entries = new Publication(openings, roster, staffed).checked(wanted);
        List<Shift> filled = all.stream()
                .filter(shift -> !shift.isStaffed()
                        && entries.stream().anyMatch(entry -> entry.period().overlaps(shift.period())))
                .toList();
        Future<Void> done = Future.succeededFuture();
        for (Shift hole : filled) {
            done = done.compose(before -> closures.fallOut(tx, hole));
        }
        for (Entry entry : entries) {
            done = done.compose(before -> shifts.add(tx, station.id(), entry.period(), entry.member(), openings.now())
                    .mapEmpty());
        }
        return done.compose(added -> tellPlanned(tx, station, entries));
    }

    private Future<Void> tellPlanned(SqlConnection tx, Station station, List<Entry> entries) {
        Set<Long> people = entries.stream()
                .filter(entry -> entry.member() != null)
                .map(entry -> entry.member().personId())
                .collect(Collectors.toSet());
        String days = openings.days(entries.stream().map(Entry::period).toList());
        return letters.tell(
                tx, people, Kind.DUTY_PUBLISHED, station, station.name() + "公布了" + days + "的排班，里面有您的班，请查看。");
    }
}
