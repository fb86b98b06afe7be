package cn.servicecircle.duty;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Notice.Kind;
import cn.servicecircle.station.Station;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;

/** How a planned shift falls out, with all that hangs on it. */
final class Closures {
    private final Database database;
    private final Planners planners;
    private final Openings openings;
    private final Letters letters;
    private final List<ShiftClosing> closings;
    private final ShiftStore shifts = new ShiftStore();
    private final HoleStore holes = new HoleStore();

    /** @param closings who else must know, each in the same transaction */
    Closures(Database database, Planners planners, Openings openings, Letters letters, List<ShiftClosing> closings) {
        this.database = database;
        this.planners = planners;
        this.openings = openings;
        this.letters = letters;
        this.closings = closings;
    }

    /** What a shift with somebody leaves is a hole; a hole that is closed is gone. */
    Future<Void> close(Caller planner, long shiftId) {
        return database.withTransaction(tx -> Rota.lock(tx)
                .compose(locked -> shifts.find(tx, shiftId))
                .compose(found ->
                        close(tx, planner, found.orElseThrow(Closures::noShift).shift())));
    }

    private Future<Void> close(SqlConnection tx, Caller planner, Shift shift) {
        Station station = planners.mustPlan(planner, shift.stationId());
        if (!shift.to().isAfter(openings.now())) {
            throw Refusal.conflict("duty:over", "这个班已经过去", "过去的班不用再取消。");
        }
        Future<Void> closed = fallOut(tx, shift);
        return shift.isStaffed() ? closed.compose(out -> leaveHole(tx, station, shift)) : closed;
    }

    private Future<Void> leaveHole(SqlConnection tx, Station station, Shift shift) {
        String text = "您" + openings.text(shift.period()) + "在" + station.name() + "的班取消了，不用来了。";
        return shifts.add(tx, station.id(), shift.period(), null, openings.now())
                .compose(id -> letters.tell(tx, Set.of(shift.person().personId()), Kind.DUTY_CLOSED, station, text))
                .compose(told -> holes.watch(tx, station.id(), openings.now()));
    }

    Future<Void> fallOut(SqlClient tx, Shift shift) {
        Future<Void> closed =
                shifts.removeOffer(tx, shift.id()).compose(removed -> shifts.close(tx, shift.id(), openings.now()));
        for (ShiftClosing closing : closings) {
            closed = closed.compose(before -> closing.closed(tx, shift));
        }
        return closed;
    }

    static Refusal noShift() {
        return Refusal.notFound("duty:not-found", "没有这个班，或者已经取消");
    }
}
