package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.Step.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Podium;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.space.SpaceAccess;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Those who are against it: objections to a small matter, and appeals against the track. */
public final class Contests {
    private final Database database;
    private final Dockets dockets;
    private final Followers followers;
    private final Hosts hosts;
    private final SpaceAccess access;
    private final Podium podium;
    private final Clock clock;
    private final ObjectionStore store = new ObjectionStore();

    public Contests(
            Database database,
            Dockets dockets,
            Followers followers,
            Hosts hosts,
            SpaceAccess access,
            Podium podium,
            Clock clock) {
        this.database = database;
        this.dockets = dockets;
        this.followers = followers;
        this.hosts = hosts;
        this.access = access;
        this.podium = podium;
        this.clock = clock;
    }

    /** One a person, who lives there; the last one counts. */
    Future<Void> object(Caller neighbour, long topicId, String reason) {
        return open(neighbour, topicId, (tx, docket) -> store.add(
                        tx, topicId, neighbour.personId(), reason, clock.instant())
                .compose(added -> followers.add(tx, topicId, neighbour.personId())));
    }

    Future<Void> withdraw(Caller neighbour, long topicId) {
        return open(neighbour, topicId, (tx, docket) -> store.remove(tx, topicId, neighbour.personId()));
    }

    private Future<Void> open(Caller neighbour, long topicId, Act act) {
        return asNeighbour(neighbour, topicId, (tx, docket) -> {
            Course course = docket.course();
            if (course.stage() != Stage.OBJECTION || !course.isOpen(clock.instant())) {
                throw Refusal.conflict(
                        "deliberation:no-objections-now",
                        "现在不收异议",
                        "只有小事在异议期内收异议；现在是" + course.stage().text() + "，有意见请写评论。");
            }
            return act.on(tx, docket);
        });
    }

    /** Holds the stage until a moderator answered, who alone reads the reason; one a person, so that nobody holds it again and again. */
    Future<Void> appeal(Caller neighbour, long topicId, String reason) {
        return asNeighbour(neighbour, topicId, (tx, docket) -> {
            Instant due = dockets.days.endOfWorkday(
                    clock.instant(), docket.kept().rules().answerDays());
            Course contested = docket.course().contest(due);
            return store.hasAppealed(tx, topicId, neighbour.personId())
                    .compose(before -> {
                        if (before) {
                            throw Refusal.conflict(
                                    "deliberation:appealed-before",
                                    "您对这个议题的程序已经提过意见",
                                    "每人对一个议题只能提一次，答复公开在这个议题里；还有意见，请写评论。");
                        }
                        return store.addAppeal(tx, topicId, neighbour.personId(), reason, clock.instant());
                    })
                    .compose(id -> followers.add(tx, topicId, neighbour.personId()))
                    .compose(added -> contest(tx, neighbour, docket, contested));
        });
    }

    private Future<Void> contest(SqlConnection tx, Caller neighbour, Docket docket, Course contested) {
        String until = Saying.lastDay(contested.dispute().dueAt(), clock.getZone());
        return dockets.note(
                        tx,
                        docket,
                        docket.kept().with(contested),
                        Kind.CONTESTED,
                        "有邻居认为走错了程序，由议事主持最晚 " + until + " 答复。",
                        neighbour.personId())
                .compose(noted ->
                        hosts.askToAnswer(tx, noted, "有邻居认为走错了程序，答复以前议题不往下走，请最晚 " + until + " 答复；不能答复的，请指定一位主持。"));
    }

    /** By a moderator who is not party to it. */
    Future<Void> settle(Caller moderator, long topicId, Track track, String answer) {
        return dockets.read(database.reads(), moderator, topicId)
                .map(docket -> mustModerate(moderator, docket))
                .compose(docket -> podium.mustBeFit(moderator, docket.space(), List.of(answer)))
                .compose(fit -> database.withTransaction(tx -> dockets.lock(tx, topicId)
                        .map(docket -> mustModerate(moderator, docket))
                        .compose(docket -> settle(tx, moderator, docket, track, answer))));
    }

    private Future<Void> settle(SqlConnection tx, Caller moderator, Docket docket, Track track, String answer) {
        return store.openAppeal(tx, docket.matter().topicId()).compose(found -> {
            ObjectionStore.Appeal appeal = found.orElseThrow(
                    () -> Refusal.conflict("deliberation:not-contested", "没有人对程序提意见", "可能已经答复过了，请刷新。"));
            return hosts.parties(tx, docket).compose(parties -> {
                mustNotBeParty(moderator, parties);
                return settle(tx, moderator, docket, appeal, track, answer);
            });
        });
    }

    private Future<Void> settle(
            SqlConnection tx,
            Caller moderator,
            Docket docket,
            ObjectionStore.Appeal appeal,
            Track track,
            String answer) {
        boolean changes = track != docket.course().track();
        Course next = docket.course().settled(track, docket.kept().rules(), clock.instant(), dockets.days);
        String text = changes
                ? "改为" + track.text() + "：" + answer + "。" + Saying.entered(next, clock.getZone())
                : "仍是" + track.text() + "：" + answer + "。";
        return store.decide(tx, appeal.id(), moderator.personId(), track, answer, clock.instant())
                .compose(decided -> dockets.enter(
                        tx,
                        docket,
                        changes ? docket.kept().with(next, text) : docket.kept().with(next),
                        Kind.SETTLED,
                        text,
                        moderator.personId()))
                .mapEmpty();
    }

    private Docket mustModerate(Caller moderator, Docket docket) {
        if (!access.moderates(moderator, docket.space())) {
            throw access.mayRead(moderator, docket.space())
                    ? Refusal.forbidden("deliberation:not-moderator", "由议事主持答复", "您有意见，请写评论。")
                    : Dockets.noTopic();
        }
        return docket;
    }

    private static void mustNotBeParty(Caller moderator, Set<Long> parties) {
        if (parties.contains(moderator.personId())) {
            throw Refusal.forbidden("deliberation:is-party", "这件事与您有关，要回避", "请由另一位议事主持答复。");
        }
    }

    private interface Act {
        Future<Void> on(SqlConnection tx, Docket docket);
    }

    private Future<Void> asNeighbour(Caller neighbour, long topicId, Act act) {
        return database.withTransaction(tx -> dockets.lock(tx, topicId).compose(docket -> {
            if (!access.livesIn(neighbour, docket.space())) {
                throw access.mayRead(neighbour, docket.space())
                        ? Refusal.forbidden("topic:not-your-area", "只有住在这里的人能提", "住处在 PUT /me/home 里选定。")
                        : Dockets.noTopic();
            }
            return act.on(tx, docket);
        }));
    }
}
