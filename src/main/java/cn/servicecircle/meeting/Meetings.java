package cn.servicecircle.meeting;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.meeting.Meeting.Plan;
import cn.servicecircle.meeting.Meeting.Plan.PlannedItem;
import cn.servicecircle.moderation.Podium;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls meetings, changes and cancels them; each time those whom it concerns are told. */
public final class Meetings {
    private final Database database;
    private final Chamber chamber;
    private final Invitations invitations;
    private final Podium podium;
    private final Clock clock;
    private final MeetingStore store = new MeetingStore();

    /** @param clock in the zone in which days begin */
    public Meetings(Database database, Chamber chamber, Invitations invitations, Podium podium, Clock clock) {
        this.database = database;
        this.chamber = chamber;
        this.invitations = invitations;
        this.podium = podium;
        this.clock = clock;
    }

    /** Refuses those who may not call one there, and what they may not say: before the transaction. */
    Future<Void> mayCall(Caller chair, long spaceId, Plan plan) {
        return podium.mustBeFit(chair, chamber.mustRun(chair, spaceId), plan.words());
    }

    Future<Meeting> call(SqlConnection tx, Caller chair, long spaceId, Plan plan) {
        Space space = chamber.mustRun(chair, spaceId);
        SpaceAccess.mustBeOpen(space);
        mustHold(plan);
        mustBeAnnounced(plan.startsAt(), space);
        return mustKnow(tx, spaceId, plan)
                .compose(known -> store.add(tx, spaceId, chair.personId(), plan, clock.instant()))
                .compose(id -> store.find(tx, id))
                .map(Optional::orElseThrow)
                .compose(meeting -> invitations.called(tx, meeting).map(meeting));
    }

    /** Until it begins; put forward, it must be announced as early as a new one. */
    Future<Meeting> change(Caller chair, long id, Plan plan, String why) {
        List<String> words = new ArrayList<>(plan.words());
        words.add(why);
        return locked(chair, id, words, (tx, before) -> {
            before.mustBeOpen(clock.instant());
            mustHold(plan);
            if (plan.startsAt().isBefore(before.startsAt())) {
                mustBeAnnounced(plan.startsAt(), chamber.space(before.spaceId()));
            }
            return mustKnow(tx, before.spaceId(), plan)
                    .compose(known -> store.change(tx, id, plan, why, clock.instant()))
                    .compose(changed -> store.find(tx, id))
                    .map(Optional::orElseThrow)
                    .compose(
                            after -> invitations.changed(tx, before, after, why).map(after));
        });
    }

    Future<Meeting> cancel(Caller chair, long id, String why) {
        return locked(chair, id, List.of(why), (tx, meeting) -> {
            meeting.mustBeCancellable();
            return store.cancel(tx, id, why, clock.instant())
                    .compose(cancelled -> invitations.cancelled(tx, meeting, why))
                    .compose(told -> store.find(tx, id))
                    .map(Optional::orElseThrow);
        });
    }

    private interface Act {
        Future<Meeting> on(SqlConnection tx, Meeting meeting);
    }

    /** @param words what is said to everybody, which is looked at first */
    private Future<Meeting> locked(Caller chair, long id, List<String> words, Act act) {
        return store.find(database.reads(), id)
                .map(found -> chamber.mustRun(chair, found))
                .compose(meeting -> podium.mustBeFit(chair, chamber.space(meeting.spaceId()), words))
                .compose(fit -> database.withTransaction(tx -> store.lock(tx, id)
                        .map(found -> chamber.mustRun(chair, found))
                        .compose(meeting -> act.on(tx, meeting))));
    }

    private void mustHold(Plan plan) {
        if (!plan.endsAt().isAfter(plan.startsAt()) || plan.startsAt().isBefore(clock.instant())) {
            throw Refusal.invalid("meeting:bad-time", "时间不对", "会议要从今后的时间开始，结束晚于开始。");
        }
        if (plan.place() == null && plan.stationId() == null) {
            throw Refusal.invalid("meeting:no-place", "没有写地点", "请写 place（地点）或 stationId（服务站）。");
        }
        chamber.mustBeStation(plan.stationId());
    }

    private void mustBeAnnounced(Instant startsAt, Space space) {
        LocalDate today = LocalDate.now(clock);
        int days = space.rulesOn(today).meetings().noticeDays();
        if (LocalDate.ofInstant(startsAt, clock.getZone()).isBefore(today.plusDays(days))) {
            throw Refusal.invalid("meeting:too-soon", "通知得太晚", "按规则，会议至少提前 " + days + " 天召集。");
        }
    }

    /** Each line says one thing, each topic stands once, and is of this space. */
    private Future<Void> mustKnow(SqlClient sql, long spaceId, Plan plan) {
        return store.topics(sql, spaceId, plan.topics()).map(known -> {
            List<Fault> faults = new ArrayList<>();
            Set<Long> seen = new HashSet<>();
            for (int i = 0; i < plan.agenda().size(); i++) {
                String wrong = wrong(plan.agenda().get(i), known, seen);
                if (wrong != null) {
                    faults.add(new Fault("/agenda/" + i, null, wrong));
                }
            }
            if (!faults.isEmpty()) {
                throw Refusal.invalid("meeting:bad-agenda", "议程有写错的", faults);
            }
            return null;
        });
    }

    private static String wrong(PlannedItem item, Set<Long> known, Set<Long> seen) {
        if ((item.topicId() == null) == (item.text() == null)) {
            return "topicId（议题）和 text（别的事）写一样";
        }
        if (item.topicId() == null) {
            return null;
        }
        if (!known.contains(item.topicId())) {
            return "这个空间没有这个已发布的议题";
        }
        return seen.add(item.topicId()) ? null : "一个议题只写一次";
    }
}
