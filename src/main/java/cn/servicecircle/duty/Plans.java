package cn.servicecircle.duty;

import cn.servicecircle.duty.RotaDraft.Proposed;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;

/** The plan of a station as it is, what it lacks, and how that could be filled. Changes nothing. */
final class Plans {
    static final int DAYS = 35;
    private static final int HOLE_DAYS = 7;

    private final Database database;
    private final Planners planners;
    private final Rota rota;
    private final Openings openings;
    private final Snapshot<Duties> duties;
    private final ShiftStore shifts = new ShiftStore();

    Plans(Database database, Planners planners, Rota rota, Openings openings, Snapshot<Duties> duties) {
        this.database = database;
        this.planners = planners;
        this.rota = rota;
        this.openings = openings;
        this.duties = duties;
    }

    /** For the opening spans of these days that have nobody yet and are still to come; nothing is stored. */
    Future<List<Proposed>> draft(Caller planner, long stationId, LocalDate from, int days) {
        Station station = planners.mustPlan(planner, stationId);
        if (from.isBefore(openings.today()) || from.isAfter(openings.today().plusDays(DAYS))) {
            throw Refusal.invalid("rota:draft-too-far", "只能给今天起 35 天内开始的日子排班", "请换一个开始的日子再试。");
        }
        Period period = openings.days(from, days);
        Future<Roster> roster = rota.roster(database.reads(), stationId, period);
        Future<List<PlannedShift>> planned = shifts.ofStation(database.reads(), stationId, period);
        return Future.all(roster, planned)
                .map(read -> RotaDraft.propose(roster.result(), open(station, from, days, planned.result())));
    }

    private List<Period> open(Station station, LocalDate from, int days, List<PlannedShift> planned) {
        List<Shift> all = planned.stream().map(PlannedShift::shift).toList();
        return new Coverage(openings)
                .holes(station, all, from, days).stream()
                        .filter(hole -> hole.from().isAfter(openings.now()))
                        .toList();
    }

    Future<List<PlannedShift>> plan(Caller reader, long stationId, LocalDate from, int days) {
        planners.mustSee(reader, stationId);
        if (from.isBefore(openings.today().minusDays(DAYS))
                || from.isAfter(openings.today().plusDays(Openings.PLANNABLE_DAYS))) {
            throw Refusal.invalid("rota:too-far", "只有 35 天前到 70 天后的排班表", "请换一个开始的日子再看。");
        }
        return shifts.ofStation(database.reads(), stationId, openings.days(from, days));
    }

    /** 空缺: opening hours of the next seven days, from now on, with nobody planned; from memory. */
    List<Period> holes(Caller planner, long stationId) {
        Station station = planners.mustPlan(planner, stationId);
        return new Coverage(openings).holes(station, duties.get().of(stationId), openings.today(), HOLE_DAYS);
    }
}
