package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.Step.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.space.GroupSizeStore;
import cn.servicecircle.space.RuleSet;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Sets topics on their track, and takes them further when a period is over. */
public final class Courses implements Sweep.Chore {
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final Database database;
    private final Dockets dockets;
    private final SpaceAccess access;
    private final Hosts hosts;
    private final Clock clock;
    private final CourseStore store = new CourseStore();
    private final ObjectionStore objections = new ObjectionStore();
    private final GroupSizeStore sizes = new GroupSizeStore();

    public Courses(Database database, Dockets dockets, SpaceAccess access, Hosts hosts, Clock clock) {
        this.database = database;
        this.dockets = dockets;
        this.access = access;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** Begins, where it is known what the topic touches; to be called when it is published, again and again if need be. */
    public Future<Void> begin(SqlConnection tx, long topicId) {
        return store.matter(tx, topicId)
                .map(found -> found.orElseThrow(Dockets::noTopic))
                .compose(matter -> begin(tx, matter, null));
    }

    private Future<Void> begin(SqlConnection tx, Matter matter, Long actorId) {
        if (matter.facts() == null) {
            return Future.succeededFuture();
        }
        Space space = access.space(matter.spaceId());
        RuleSet rules = space.rulesOn(LocalDate.now(clock));
        Routing routing = Routing.of(matter.facts(), rules);
        Course course = Course.begun(routing.track(), rules, clock.instant(), dockets.days);
        String owner = space.host() == null ? "议事主持" : space.host().name();
        Kept kept = new Kept(matter.topicId(), routing.why(), rules, owner, course);
        return store.add(tx, kept)
                .compose(isFirst -> isFirst
                        ? dockets.enter(
                                        tx,
                                        new Docket(matter, space, kept),
                                        kept,
                                        Kind.BEGUN,
                                        Saying.begun(routing, course, clock.getZone()),
                                        actorId)
                                .mapEmpty()
                        : Future.succeededFuture());
    }

    /**
     * Nobody moves the course, if there is one, until the transaction ends. To be called before the topic's row is locked:
     * whatever moves a course locks that first, and then, by its steps, the topic.
     */
    public Future<Void> hold(SqlConnection tx, long topicId) {
        return store.lock(tx, topicId).mapEmpty();
    }

    /**
     * To be called when nobody may see the topic any more, once its course is held and its row is locked: a course that began
     * while that row was waited for is put away as well.
     */
    public Future<Void> putAway(SqlConnection tx, long topicId) {
        return store.putAway(tx, topicId, clock.instant());
    }

    /** To be called when it is published, before its row is locked; does nothing where it was not put away. */
    public Future<Void> showAgain(SqlConnection tx, long topicId) {
        return store.lock(tx, topicId)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : store.putAwayAt(tx, topicId)
                                .compose(hidden -> hidden.isEmpty()
                                        ? Future.succeededFuture()
                                        : store.shown(tx, topicId)
                                                .compose(shown -> store.matter(tx, topicId))
                                                .compose(matter ->
                                                        putOff(tx, matter.orElseThrow(), found.get(), hidden.get()))));
    }

    private Future<Void> putOff(SqlConnection tx, Matter matter, Kept kept, Instant hidden) {
        Course next = kept.course().shownAgain(hidden, clock.instant(), dockets.days);
        if (next.equals(kept.course())) {
            return Future.succeededFuture();
        }
        String text = Saying.putOff(Course.daysHidden(hidden, clock.instant()), next, clock.getZone());
        Docket docket = new Docket(matter, access.space(matter.spaceId()), kept);
        return dockets.enter(tx, docket, kept.with(next), Kind.PUT_OFF, text, null)
                .mapEmpty();
    }

    /**
     * Its author or a moderator says what it touches; once it is under way, only an appeal changes the track. The topic's row is
     * locked first: of several who say it at once the first is heard, and nothing begins on a topic that is put away meanwhile.
     */
    Future<Void> stateFacts(Caller caller, long topicId, Facts facts) {
        return database.withTransaction(tx -> store.lockMatter(tx, topicId)
                .map(found -> mayState(caller, found.orElseThrow(Dockets::noTopic)))
                .compose(matter -> store.find(tx, topicId).compose(under -> {
                    if (under.isPresent()) {
                        throw Refusal.conflict(
                                "deliberation:begun",
                                "已经进入程序，不能再改",
                                "认为走错了程序，请用 POST /topics/{topicId}/track-appeals 说明理由。");
                    }
                    return store.saveFacts(tx, topicId, facts)
                            .compose(saved -> matter.isPublished()
                                    ? begin(tx, matter.touching(facts), caller.personId())
                                    : Future.succeededFuture());
                })));
    }

    private Matter mayState(Caller caller, Matter matter) {
        Space space = access.space(matter.spaceId());
        boolean isAuthor = matter.authorId() == caller.personId();
        if (!isAuthor && !(matter.isPublished() && access.mayRead(caller, space))) {
            throw Dockets.noTopic();
        }
        if (!isAuthor && !access.runs(caller, space)) {
            throw Refusal.forbidden("deliberation:not-yours", "由发起人或议事主持来写", "请在评论里告诉他们。");
        }
        return matter;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.due(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long topicId) {
        return store.lock(tx, topicId).map(found -> found.orElseThrow()).compose(kept -> {
            Instant alarm = kept.course().alarmAt();
            return alarm == null || alarm.isAfter(clock.instant())
                    ? store.setAlarm(tx, topicId, alarm)
                    : store.matter(tx, topicId).compose(matter -> goOn(tx, matter.orElseThrow(), kept));
        });
    }

    /** While a topic is hidden, nothing moves; what that took of its periods, it gets back when it is shown again. */
    private Future<Void> goOn(SqlConnection tx, Matter matter, Kept kept) {
        return matter.isPublished()
                ? goOn(tx, new Docket(matter, access.space(matter.spaceId()), kept))
                        .mapEmpty()
                : store.setAlarm(tx, matter.topicId(), clock.instant().plus(LOOK_AGAIN));
    }

    private Future<Docket> goOn(SqlConnection tx, Docket docket) {
        Course course = docket.course();
        if (course.contested()) {
            return answerLate(tx, docket);
        }
        if (course.stage().isConcluded()) {
            return late(tx, docket);
        }
        if (course.stage() == Stage.OBJECTION) {
            return count(tx, docket);
        }
        Course next = course.elapsed(docket.kept().rules(), clock.instant(), dockets.days);
        return dockets.enter(
                tx, docket, docket.kept().with(next), Kind.ENTERED, Saying.entered(next, clock.getZone()), null);
    }

    private Future<Docket> count(SqlConnection tx, Docket docket) {
        RuleSet rules = docket.kept().rules();
        return sizes.of(tx, docket.space()).compose(households -> objections
                .count(tx, docket.matter().topicId())
                .compose(against -> {
                    int bearable = rules.bearableObjections(households);
                    Course next = docket.course().objected(against, bearable, rules, clock.instant(), dockets.days);
                    String text = Saying.counted(against, bearable, next, clock.getZone());
                    boolean lifted = next.track() == Track.BIG;
                    return dockets.enter(
                            tx,
                            docket,
                            lifted
                                    ? docket.kept().with(next, text)
                                    : docket.kept().with(next),
                            lifted ? Kind.LIFTED : Kind.ENTERED,
                            text,
                            null);
                }));
    }

    private Future<Docket> late(SqlConnection tx, Docket docket) {
        String text = docket.course().stage().text() + "到期，还没有结果。";
        return dockets.enter(tx, docket, docket.kept().with(docket.course().late()), Kind.LATE, text, null)
                .compose(noted -> hosts.tell(tx, noted, Notice.Kind.TOPIC_LATE, text + "请尽快小结；要多留几天，请延长并公开理由。")
                        .map(noted));
    }

    private Future<Docket> answerLate(SqlConnection tx, Docket docket) {
        String text = "有邻居认为走错了程序，到期还没有答复。";
        return dockets.enter(tx, docket, docket.kept().with(docket.course().answerLate()), Kind.LATE, text, null)
                .compose(noted -> hosts.urgeToAnswer(tx, noted, text + "答复以前议题不往下走，请尽快答复；不能答复的，请督促或指定一位主持。")
                        .map(noted));
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long topicId, Duration time) {
        return store.setAlarm(tx, topicId, clock.instant().plus(time));
    }
}
