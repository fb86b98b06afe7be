package cn.servicecircle.duty;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Notice.Kind;
import cn.servicecircle.snapshot.SnapshotStore;
import cn.servicecircle.station.Station;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** 来了没人: told to the 管家 above the station, and in time to everybody who asks about it. */
final class EmptyReports {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int A_DAY = 3;
    private static final long QUARTER_SECONDS = Duration.ofMinutes(15).toSeconds();

    private final Database database;
    private final Planners planners;
    private final Openings openings;
    private final Letters letters;
    private final ShiftStore shifts = new ShiftStore();
    private final EmptyReportStore reports = new EmptyReportStore();

    EmptyReports(Database database, Planners planners, Openings openings, Letters letters) {
        this.database = database;
        this.planners = planners;
        this.openings = openings;
        this.letters = letters;
    }

    /** Of the opening span that is now; once more by the same resident changes nothing. */
    Future<Void> report(Caller resident, long stationId) {
        Station station = planners.station(stationId);
        Period span = openings.now(station)
                .orElseThrow(() -> Refusal.conflict(
                        "empty-report:closed", "站点现在不在开放时间", "请看站点的开放时间再来；开放时间写错了，请打站点电话 " + station.phone() + "。"));
        return database.withTransaction(tx -> reports.add(tx, stationId, span.from(), quarter(), resident.personId())
                .compose(isNew -> isNew ? tellOnce(tx, resident, station, span) : Future.succeededFuture()));
    }

    private Instant quarter() {
        long seconds = openings.now().getEpochSecond();
        return Instant.ofEpochSecond(seconds - seconds % QUARTER_SECONDS);
    }

    private Future<Void> tellOnce(SqlConnection tx, Caller resident, Station station, Period span) {
        String text = "有居民反映：" + openings.text(span) + "到" + station.name() + "没有遇到人。请了解情况并答复。";
        return reports.reportedBy(tx, resident.personId(), openings.now().minus(DAY))
                .map(EmptyReports::notTooMany)
                .compose(few -> SnapshotStore.raise(tx, EmptyReportStore.SNAPSHOT))
                .compose(raised -> planners.stewardsAbove(tx, station))
                .compose(stewards -> letters.tell(tx, stewards, Kind.DUTY_EMPTY, station, text));
    }

    private static Void notTooMany(int today) {
        if (today > A_DAY) {
            throw Refusal.tooMany("empty-report:too-many", "一天最多反映 3 次", "明天可以再反映；急事请打站点电话，或用投诉建议。");
        }
        return null;
    }

    Future<List<EmptyReport>> list(Caller planner, long stationId) {
        Station station = planners.mustPlan(planner, stationId);
        return reports.ofStation(database.reads(), station.id(), openings.now().minus(EmptyReportStore.KEPT));
    }

    /** Says something to everybody about the span, but names nobody of the staff. */
    Future<Void> answer(Caller planner, long stationId, long reportId, String answer) {
        Station station = planners.mustPlan(planner, stationId);
        return database.withTransaction(tx -> shifts.membersOf(tx, stationId)
                .map(members -> mustNameNobody(members, answer))
                .compose(nobody -> reports.find(tx, reportId))
                .map(found -> found.filter(report -> report.stationId() == station.id())
                        .orElseThrow(() -> Refusal.notFound("empty-report:not-found", "没有这条反映，或者已经过期删除")))
                .compose(report -> reports.answer(tx, stationId, report.spanStart(), answer))
                .compose(answered -> SnapshotStore.raise(tx, EmptyReportStore.SNAPSHOT)));
    }

    private static Void mustNameNobody(List<Member> members, String answer) {
        if (members.stream().anyMatch(member -> answer.contains(member.displayName()))) {
            throw Refusal.invalid("empty-report:names-somebody", "答复里写了工作人员的名字", "答复所有人都能看到，请只说站点怎么安排，不提是谁。");
        }
        return null;
    }
}
