package cn.servicecircle.duty;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One's own wishes and absences; beside oneself only the planners see them. */
final class Availabilities {
    private static final int YEAR = 366;
    private static final int MOST = 50;

    private final Database database;
    private final Planners planners;
    private final Openings openings;
    private final ShiftStore shifts = new ShiftStore();
    private final AvailabilityStore store = new AvailabilityStore();

    Availabilities(Database database, Planners planners, Openings openings) {
        this.database = database;
        this.planners = planners;
        this.openings = openings;
    }

    Future<List<Availability>> of(Caller caller) {
        return store.of(database.reads(), List.of(caller.personId()))
                .map(all -> all.getOrDefault(caller.personId(), List.of()));
    }

    /** The station's members, each with what they said. */
    record Said(List<Member> members, Map<Long, List<Availability>> byPerson) {}

    Future<Said> ofStation(Caller planner, long stationId) {
        return shifts.membersOf(
                        database.reads(), planners.mustPlan(planner, stationId).id())
                .compose(members -> store.of(
                                database.reads(),
                                members.stream().map(Member::personId).toList())
                        .map(byPerson -> new Said(members, byPerson)));
    }

    Future<Availability> add(SqlConnection tx, Availability said) {
        LocalDate today = openings.today();
        if (said.toDay().isBefore(said.fromDay())
                || said.toDay().isBefore(today)
                || said.toDay().isAfter(today.plusDays(YEAR))) {
            throw Refusal.invalid("availability:days", "日期不对", "最后一天不能早于第一天，不能已经过去，也不能超过一年以后。");
        }
        return store.of(tx, List.of(said.personId()))
                .map(all -> mustBeFew(all.getOrDefault(said.personId(), List.of())))
                .compose(few -> store.add(tx, said))
                .map(said::withId);
    }

    private static Void mustBeFew(List<Availability> all) {
        if (all.size() >= MOST) {
            throw Refusal.conflict("availability:too-many", "最多登记 50 条", "请先删掉不需要的，再登记新的。");
        }
        return null;
    }

    Future<Void> remove(Caller caller, long id) {
        return database.withTransaction(tx -> store.remove(tx, id, caller.personId()))
                .map(found -> {
                    if (!found) {
                        throw Refusal.notFound("availability:not-found", "没有这一条，或者日期已过、已经删除");
                    }
                    return null;
                });
    }
}
