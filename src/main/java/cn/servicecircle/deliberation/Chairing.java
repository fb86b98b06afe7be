package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.Course.Promise;
import cn.servicecircle.deliberation.Owners.NewPromise;
import cn.servicecircle.deliberation.Step.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Podium;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.space.SpaceAccess;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What the owner of a stage does: concludes it, extends it, says who will do what was decided. Never the topic's author. */
public final class Chairing {
    private final Database database;
    private final Dockets dockets;
    private final SpaceAccess access;
    private final Owners owners;
    private final Promises promises;
    private final Podium podium;
    private final Clock clock;
    private final WorkStore works = new WorkStore();
    private final SittingStore sittings = new SittingStore();

    public Chairing(
            Database database,
            Dockets dockets,
            SpaceAccess access,
            Owners owners,
            Promises promises,
            Podium podium,
            Clock clock) {
        this.database = database;
        this.dockets = dockets;
        this.access = access;
        this.owners = owners;
        this.promises = promises;
        this.podium = podium;
        this.clock = clock;
    }

    /**
     * How a stage ended.
     *
     * @param passed    how the vote went; required of a vote, and of no other stage
     * @param meetingId by the minutes of which meeting, or null for none
     */
    record Conclusion(String text, Boolean passed, Long meetingId) {}

    Future<Void> conclude(Caller chair, long topicId, Conclusion said) {
        return chaired(chair, topicId, List.of(said.text()), (tx, docket) -> sittings.mustHaveDealtWith(
                        tx, topicId, said.meetingId())
                .compose(dealt -> works.of(tx, topicId))
                .compose(all -> {
                    mustBeOver(all);
                    return conclude(tx, chair, docket, said);
                }));
    }

    private Future<Docket> conclude(SqlConnection tx, Caller chair, Docket docket, Conclusion said) {
        boolean isVote = docket.course().stage() == Stage.VOTE;
        if (isVote && said.passed() == null) {
            throw Refusal.invalid("deliberation:no-result", "没有写表决结果", "请用 passed 写明通过（true）还是没有通过（false）。");
        }
        Course next = docket.course()
                .concluded(isVote && said.passed(), docket.kept().rules(), clock.instant(), dockets.days);
        Step step =
                new Step(Kind.CONCLUDED, docket.course().stage(), clock.instant(), null, said.text(), said.meetingId());
        return dockets.note(tx, docket, docket.kept(), step, chair.personId())
                .compose(noted -> dockets.enter(
                        tx,
                        docket,
                        docket.kept().with(next),
                        Kind.ENTERED,
                        Saying.entered(next, clock.getZone()),
                        chair.personId()));
    }

    private static void mustBeOver(List<Work> works) {
        works.stream().filter(work -> !work.isOver()).findFirst().ifPresent(open -> {
            throw Refusal.conflict(
                    "deliberation:work-under-way", "立的件还没有办完", "受理号 " + open.trackingNumber() + " 结案以后，再写办得怎样。");
        });
    }

    Future<Void> extend(Caller chair, long topicId, int days, String reason) {
        return chaired(chair, topicId, List.of(reason), (tx, docket) -> {
            Course next = docket.course().extended(days, docket.kept().rules(), dockets.days);
            String text = "%s延长 %d 天，理由：%s。%s"
                    .formatted(next.stage().text(), days, reason, Saying.entered(next, clock.getZone()));
            return dockets.enter(tx, docket, docket.kept().with(next), Kind.EXTENDED, text, chair.personId());
        });
    }

    Future<Void> promise(Caller chair, long topicId, NewPromise wanted) {
        List<String> words = Arrays.asList(wanted.text(), wanted.by());
        return chaired(chair, topicId, words, (tx, docket) -> owners.named(tx, docket.space(), wanted)
                .compose(promise -> promise(tx, chair, docket, promise)));
    }

    private Future<Docket> promise(SqlConnection tx, Caller chair, Docket docket, Promise promise) {
        Course next = docket.course().promised(promise, dockets.days.endOf(promise.day()), LocalDate.now(clock));
        return dockets.enter(
                        tx,
                        docket,
                        docket.kept().with(next),
                        Kind.PROMISED,
                        Saying.entered(next, clock.getZone()),
                        chair.personId())
                .compose(entered ->
                        promises.named(tx, entered, docket.course().promise()).map(entered));
    }

    private interface Act {
        Future<Docket> on(SqlConnection tx, Docket docket);
    }

    /** @param words what is said to everybody, which is looked at first */
    private Future<Void> chaired(Caller chair, long topicId, List<String> words, Act act) {
        return dockets.read(database.reads(), chair, topicId)
                .map(mustChair(chair))
                .compose(docket -> podium.mustBeFit(chair, docket.space(), words))
                .compose(fit ->
                        database.withTransaction(tx -> lock(tx, chair, topicId).compose(docket -> act.on(tx, docket))))
                .mapEmpty();
    }

    /** Refuses those who do not chair it, and those who may not say anything there for the time being. */
    Future<Docket> lock(SqlConnection tx, Caller chair, long topicId) {
        return dockets.lock(tx, topicId).map(mustChair(chair)).compose(docket -> podium.mustNotBeMuted(
                        tx, chair, docket.space())
                .map(docket));
    }

    private Function<Docket, Docket> mustChair(Caller chair) {
        return docket -> {
            if (!access.runs(chair, docket.space())) {
                throw access.mayRead(chair, docket.space())
                        ? Refusal.forbidden("deliberation:not-chair", "由议事主持或召集人来做", "您可以在评论里提醒他们。")
                        : Dockets.noTopic();
            }
            if (docket.matter().authorId() == chair.personId()) {
                throw ownTopic();
            }
            return docket;
        };
    }

    static Refusal ownTopic() {
        return Refusal.forbidden("deliberation:own-topic", "不能主持自己发起的议题", "请由另一位议事主持或召集人来做。");
    }
}
