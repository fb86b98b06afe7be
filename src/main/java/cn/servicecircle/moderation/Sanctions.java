package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
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

    /** So many days after its post was hidden somebody is sanctioned at the latest, while what was written can still be read. */
    private static final int DAYS = 30;

    private final Database database;
    private final ModerationService moderations;
    private final Impartiality impartiality;
    private final Outbox outbox;
    private final Clock clock;
    private final SanctionStore store = new SanctionStore();
    private final EventStore events = new EventStore();

    public Sanctions(
            Database database, ModerationService moderations, Impartiality impartiality, Outbox outbox, Clock clock) {
        this.database = database;
        this.moderations = moderations;
        this.impartiality = impartiality;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param days 0 for a warning */
    record Imposed(Grade grade, int days, String clause, String reason) {}

    Future<Sanction> impose(SqlConnection tx, Caller moderator, long caseId, Imposed wanted) {
        mustBeGraded(wanted);
        moderations.words().mustBeFit(wanted.clause(), wanted.reason());
        return moderations.theirs(tx, moderator, caseId).compose(known -> {
            mustBeFresh(known);
            return impartiality
                    .must(tx, moderator, known)
                    .compose(fair -> mayBeMuted(tx, known, wanted))
                    .compose(graded -> impose(tx, moderator, known, wanted));
        });
    }

    private void mustBeFresh(Moderation known) {
        if (known.state() != State.HIDDEN) {
            throw Refusal.conflict("sanction:nothing-hidden", "没有不予发布的决定", "只有内容不予发布、没有待答复的申诉时，才能限制作者发言。");
        }
        Instant last = known.decidedAt().plus(Duration.ofDays(DAYS));
        if (known.text().isEmpty() || last.isBefore(clock.instant())) {
            throw Refusal.conflict("sanction:too-late", "过了处理的时间", "内容不予发布以后 " + DAYS + " 天内才能限制作者发言。");
        }
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
                null,
                null,
                null,
                false);
        return store.add(tx, sanction)
                .map(added ->
                        added.orElseThrow(() -> Refusal.conflict("sanction:already", "这一件已经有处理了", "一件内容只能处理作者一次。")))
                .compose(
                        id -> log(tx, known.subject(), id, Kind.SANCTIONED, wanted.clause(), wanted.reason(), moderator)
                                .compose(logged -> outbox.tell(tx, told(sanction, wanted)))
                                .compose(told -> store.find(tx, id)))
                .map(Optional::orElseThrow);
    }

    private static Notice told(Sanction sanction, Imposed wanted) {
        String time = wanted.days() == 0 ? "" : " " + wanted.days() + " 天";
        String appealable = Appeals.DAYS + " 天内" + (wanted.days() > Appeals.DAYS ? "，或者到期以前" : "");
        return new Notice(
                sanction.personId(),
                Notice.Kind.SANCTIONED,
                "发言提醒",
                sanction.grade().text() + time + "。依据：" + sanction.clause() + "。理由：" + sanction.reason() + "。不同意可以申诉（"
                        + appealable + "），由另一位主持答复。",
                "/me/sanctions");
    }

    Future<Slice<Sanction>> mine(Caller person, Page page) {
        return store.of(database.reads(), person.personId(), page).map(fetched -> page.slice(fetched, Sanction::id));
    }

    private Future<Void> log(
            SqlConnection tx, Subject subject, long id, Kind kind, String clause, String reason, Caller actor) {
        Event event = new Event(0, subject.areaId(), kind, "author", clause, reason, clock.instant());
        return events.add(tx, null, id, event, actor.personId());
    }
}
