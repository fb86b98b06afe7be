package cn.servicecircle.moderation;

import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.moderation.Appeals.Answer;
import cn.servicecircle.moderation.EventStore.Event;
import cn.servicecircle.moderation.EventStore.Kind;
import cn.servicecircle.moderation.Moderation.State;
import cn.servicecircle.moderation.Sanction.Grade;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What follows from a hidden post for its author: graded, for a time, told, and appealable to somebody else. */
public final class Sanctions {
    private static final Duration MEMORY = Duration.ofDays(365);

    private final Database database;
    private final ModerationService moderations;
    private final Impartiality impartiality;
    private final Reach reach;
    private final Outbox outbox;
    private final Clock clock;
    private final SanctionStore store = new SanctionStore();
    private final EventStore events = new EventStore();

    public Sanctions(
            Database database,
            ModerationService moderations,
            Impartiality impartiality,
            Reach reach,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.moderations = moderations;
        this.impartiality = impartiality;
        this.reach = reach;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param days 0 for a warning */
    record Imposed(Grade grade, int days, String clause, String reason) {}

    Future<Sanction> impose(SqlConnection tx, Caller moderator, long caseId, Imposed wanted) {
        mustBeGraded(wanted);
        moderations.words().mustBeFit(wanted.clause(), wanted.reason());
        return moderations.theirs(tx, moderator, caseId).compose(known -> {
            if (known.state() != State.HIDDEN) {
                throw Refusal.conflict("sanction:nothing-hidden", "没有不予发布的决定", "只有内容不予发布、没有待答复的申诉时，才能限制作者发言。");
            }
            return impartiality
                    .must(tx, moderator, known)
                    .compose(fair -> mayBeMuted(tx, known, wanted))
                    .compose(graded -> impose(tx, moderator, known, wanted));
        });
    }

    private static void mustBeGraded(Imposed wanted) {
        if (wanted.days() > wanted.grade().mostDays() || (wanted.days() == 0) != (wanted.grade() == Grade.WARNING)) {
            throw Refusal.invalid(
                    "sanction:days",
                    "天数不对",
                    wanted.grade() == Grade.WARNING
                            ? "提醒没有天数，days 填 0。"
                            : wanted.grade().text() + "是 1 到 " + wanted.grade().mostDays() + " 天。");
        }
    }

    /** Nobody is muted the first time. */
    private Future<Void> mayBeMuted(SqlConnection tx, Moderation known, Imposed wanted) {
        return wanted.grade() != Grade.MUTE
                ? Future.succeededFuture()
                : store.hadOne(tx, known.subject().authorId(), clock.instant().minus(MEMORY))
                        .map(had -> {
                            if (!had) {
                                throw Refusal.conflict("sanction:too-hard", "第一次不能暂停发言", "请先提醒，或要求发言先审；一年内再犯才能暂停发言。");
                            }
                            return null;
                        });
    }

    private Future<Sanction> impose(SqlConnection tx, Caller moderator, Moderation known, Imposed wanted) {
        Subject subject = known.subject();
        Instant now = clock.instant();
        Sanction sanction = new Sanction(
                0,
                known.id(),
                subject.authorId(),
                subject.areaId(),
                wanted.grade(),
                wanted.clause(),
                wanted.reason(),
                moderator.personId(),
                now,
                now.plus(Duration.ofDays(wanted.days())),
                null,
                null);
        return store.add(tx, sanction)
                .map(added ->
                        added.orElseThrow(() -> Refusal.conflict("sanction:already", "这一件已经有处理了", "一件内容只能处理作者一次。")))
                .compose(
                        id -> log(tx, known.subject(), id, Kind.SANCTIONED, wanted.clause(), wanted.reason(), moderator)
                                .compose(logged -> outbox.tell(tx, told(sanction, wanted, id)))
                                .compose(told -> store.find(tx, id)))
                .map(Optional::orElseThrow);
    }

    private static Notice told(Sanction sanction, Imposed wanted, long id) {
        String time = wanted.days() == 0 ? "" : " " + wanted.days() + " 天";
        return new Notice(
                sanction.personId(),
                Notice.Kind.SANCTIONED,
                "发言提醒",
                sanction.grade().text() + time + "。依据：" + sanction.clause() + "。理由：" + sanction.reason()
                        + "。不同意可以申诉，由另一位主持答复。",
                "/sanctions/" + id);
    }

    Future<Slice<Sanction>> mine(Caller person, Page page) {
        return store.of(database.reads(), person.personId(), page).map(fetched -> page.slice(fetched, Sanction::id));
    }

    Future<Sanction> appeal(Caller person, long id, String why) {
        return database.withTransaction(tx -> store.lock(tx, id)
                .map(found -> existing(found.filter(known -> known.personId() == person.personId())))
                .compose(known -> {
                    if (known.appeal() != null) {
                        throw Refusal.conflict("sanction:appealed-before", "已经申诉过", "只能申诉一次，答复会发到您的消息里。");
                    }
                    return store.appeal(tx, id, why, clock.instant());
                })
                .compose(appealed -> store.find(tx, id))
                .map(Sanctions::existing));
    }

    /** By a moderator who did not impose it. */
    Future<Sanction> decide(Caller moderator, long id, Answer said) {
        moderations.words().mustBeFit(said);
        return database.withTransaction(tx -> store.lock(tx, id)
                .map(found -> existing(found.filter(known -> reach.reaches(moderator, Role.MODERATOR, known.areaId()))))
                .compose(known -> {
                    mustBeAnswerable(moderator, known);
                    return decide(tx, moderator, known, said);
                })
                .compose(decided -> store.find(tx, id))
                .map(Sanctions::existing));
    }

    private static void mustBeAnswerable(Caller moderator, Sanction known) {
        if (known.appeal() == null || known.answer() != null) {
            throw Refusal.conflict("sanction:not-appealed", "没有待答复的申诉", "可能已经有人答复，请刷新。");
        }
        if (known.imposedBy() == moderator.personId() || known.personId() == moderator.personId()) {
            throw Refusal.forbidden("sanction:own-decision", "不能答复对自己决定的申诉", "请由另一位议事主持答复；没有别人的，由上一级的主持答复。");
        }
    }

    private Future<Void> decide(SqlConnection tx, Caller moderator, Sanction known, Answer said) {
        Instant now = clock.instant();
        Instant until = said.upheld() || known.until().isBefore(now) ? known.until() : now.minusSeconds(1);
        Kind kind = said.upheld() ? Kind.SANCTION_UPHELD : Kind.SANCTION_LIFTED;
        String text = (said.upheld() ? "您的申诉已由另一位主持复核，维持原来的处理。理由：" : "您的申诉成立，限制已解除。理由：") + said.answer();
        return store.decide(tx, known.id(), moderator.personId(), said.answer(), now, until)
                .compose(decided -> events.add(
                        tx,
                        null,
                        known.id(),
                        new Event(0, known.areaId(), kind, "author", known.clause(), said.answer(), now),
                        moderator.personId()))
                .compose(logged -> outbox.tell(
                        tx,
                        new Notice(
                                known.personId(),
                                Notice.Kind.APPEAL_ANSWERED,
                                "申诉结果",
                                text,
                                "/sanctions/" + known.id())));
    }

    private Future<Void> log(
            SqlConnection tx, Subject subject, long id, Kind kind, String clause, String reason, Caller actor) {
        Event event = new Event(0, subject.areaId(), kind, "author", clause, reason, clock.instant());
        return events.add(tx, null, id, event, actor.personId());
    }

    private static Sanction existing(Optional<Sanction> found) {
        return found.orElseThrow(() -> Refusal.notFound("sanction:not-found", "没有这个处理"));
    }
}
