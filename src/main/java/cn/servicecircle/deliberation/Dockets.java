package cn.servicecircle.deliberation;

import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.deliberation.Step.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Optional;

/** Takes topics out and puts them back one step further, with the step on record and on its way to the followers. */
public final class Dockets {
    final WorkdayClock days;
    private final SpaceAccess access;
    private final Followers followers;
    private final Clock clock;
    private final CourseStore store = new CourseStore();

    /** @param clock in the zone in which stages end */
    public Dockets(Snapshot<WorkCalendar> calendar, SpaceAccess access, Followers followers, Clock clock) {
        this.days = new WorkdayClock(calendar, clock);
        this.access = access;
        this.followers = followers;
        this.clock = clock;
    }

    /** Locked until the end of the transaction: the course, and then its topic, which tells where it is. */
    Future<Docket> lock(SqlConnection tx, long topicId) {
        return store.lock(tx, topicId).compose(kept -> store.lockMatter(tx, topicId)
                .map(found -> found.filter(Matter::isPublished).orElseThrow(Dockets::noTopic))
                .map(matter -> with(matter, kept)));
    }

    /** For those who may read it; others do not even learn whether it is under way. */
    Future<Docket> read(SqlClient sql, Caller reader, long topicId) {
        return store.find(sql, topicId).compose(kept -> store.matter(sql, topicId)
                .map(found -> found.filter(matter -> matter.isPublished() && access.mayRead(reader, matter.spaceId()))
                        .orElseThrow(Dockets::noTopic))
                .map(matter -> with(matter, kept)));
    }

    private Docket with(Matter matter, Optional<Kept> kept) {
        return new Docket(matter, space(matter), kept.orElseThrow(Dockets::notUnderWay));
    }

    private Space space(Matter matter) {
        return access.space(matter.spaceId());
    }

    static Refusal noTopic() {
        return Refusal.notFound("topic:not-found", "没有这个议题");
    }

    private static Refusal notUnderWay() {
        return Refusal.conflict(
                "deliberation:not-begun",
                "这个议题还在讨论，没有进入程序",
                "发起人或议事主持用 PUT /topics/{topicId}/facts 写明它涉及什么，就进入小事或大事的程序。");
    }

    /** Saves what it is now, and tells the followers where it came to. */
    Future<Docket> enter(SqlConnection tx, Docket docket, Kept next, Kind kind, String text, Long actorId) {
        return note(tx, docket, next, kind, text, actorId)
                .compose(noted -> followers.tell(tx, docket.matter().topicId(), text))
                .map(new Docket(docket.matter(), docket.space(), next));
    }

    /** Saves what it is now, with the step on record. */
    Future<Docket> note(SqlConnection tx, Docket docket, Kept next, Kind kind, String text, Long actorId) {
        return note(tx, docket, next, new Step(kind, next.course().stage(), clock.instant(), null, text), actorId);
    }

    /** The same, where it was done at a meeting. */
    Future<Docket> note(SqlConnection tx, Docket docket, Kept next, Step step, Long actorId) {
        return save(tx, docket.course(), next)
                .compose(saved -> store.addStep(tx, next.topicId(), step, actorId))
                .map(new Docket(docket.matter(), docket.space(), next));
    }

    private Future<Void> save(SqlConnection tx, Course before, Kept next) {
        boolean isThere =
                next.course().track() == before.track() && next.course().stage() == before.stage();
        return isThere ? store.save(tx, next) : store.save(tx, next).compose(saved -> store.showOnTopic(tx, next));
    }
}
