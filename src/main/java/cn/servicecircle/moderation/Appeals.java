package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.EventStore.Kind;
import cn.servicecircle.moderation.Moderation.State;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** An author against the decision on a post: once each, in time, answered by somebody else. */
public final class Appeals {
    static final int DAYS = 15;

    private final Database database;
    private final ModerationService moderations;
    private final ModerationStore store;
    private final ModerationQueue queue;
    private final Impartiality impartiality;
    private final Map<String, Moderated> features;
    private final Outbox outbox;
    private final Clock clock;
    private final AppealStore appeals = new AppealStore();
    private final EventStore events = new EventStore();
    private final ReportStore reports = new ReportStore();
    private final Pardon pardon;

    /** @param features who owns each kind of subject */
    public Appeals(
            Database database,
            ModerationService moderations,
            ModerationStore store,
            ModerationQueue queue,
            Impartiality impartiality,
            Map<String, Moderated> features,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.moderations = moderations;
        this.store = store;
        this.queue = queue;
        this.impartiality = impartiality;
        this.features = features;
        this.outbox = outbox;
        this.clock = clock;
        this.pardon = new Pardon(outbox, clock);
    }

    Future<Void> appeal(Caller author, long caseId, String reason) {
        return database.withTransaction(tx -> store.lock(tx, caseId)
                .map(found -> ModerationService.existing(
                        found.filter(known -> known.subject().authorId() == author.personId())))
                .compose(known -> {
                    mustBeAppealable(known);
                    return appeals.add(tx, caseId, reason, clock.instant());
                })
                .compose(isFirst -> {
                    if (!isFirst) {
                        throw Refusal.conflict("moderation:appealed-before", "这个决定已经申诉过", "一个决定只能申诉一次，答复在您的消息里。");
                    }
                    return store.appealed(tx, caseId, queue.due());
                }));
    }

    private void mustBeAppealable(Moderation moderation) {
        if (moderation.state() == State.APPEALED) {
            throw Refusal.conflict("moderation:appealed-before", "这个决定已经申诉过", "一个决定只能申诉一次，答复会发到您的消息里。");
        }
        if (moderation.state() != State.HIDDEN) {
            throw Refusal.conflict("moderation:nothing-to-appeal", "没有可以申诉的决定", "只有不予发布的决定可以申诉。");
        }
        if (moderation.decidedAt().plus(Duration.ofDays(DAYS)).isBefore(clock.instant())) {
            throw Refusal.conflict("moderation:appeal-too-late", "过了申诉期", "决定以后 " + DAYS + " 天内可以申诉；可以修改后重新发布。");
        }
    }

    /**
     * @param upheld whether the decision stands
     * @param answer for the author, and in the public log
     */
    record Answer(boolean upheld, String answer) {}

    Future<Moderation> decide(Caller moderator, long caseId, Answer said) {
        moderations.words().mustBeFit(said);
        return database.withTransaction(tx -> moderations
                .theirs(tx, moderator, caseId)
                .compose(known -> {
                    if (known.state() != State.APPEALED) {
                        throw Refusal.conflict("moderation:not-appealed", "这一件没有待答复的申诉", "可能已经有人答复，请刷新列表。");
                    }
                    return impartiality
                            .mustBeSomebodyElse(tx, moderator, known)
                            .compose(fair -> decide(tx, moderator, known, said));
                })
                .compose(decided -> store.find(tx, caseId))
                .map(ModerationService::existing));
    }

    private Future<Void> decide(SqlConnection tx, Caller moderator, Moderation known, Answer said) {
        Subject subject = known.subject();
        Decision decision = said.upheld()
                ? new Decision("hide", known.clause(), known.reason(), null)
                : new Decision("publish", null, said.answer(), null);
        State state = said.upheld() ? State.HIDDEN : State.PUBLISHED;
        Kind kind = said.upheld() ? Kind.UPHELD : Kind.OVERTURNED;
        String text = said.upheld() ? "您的申诉已由另一位主持复核，维持原来的决定。理由：" : "您的申诉成立，内容已恢复发布。理由：";
        return appeals.decide(tx, known.id(), moderator.personId(), said.upheld(), said.answer(), clock.instant())
                .compose(answered ->
                        store.decide(tx, known.id(), decision, state, moderator.personId(), clock.instant()))
                .compose(decided -> said.upheld() ? Future.succeededFuture() : restore(tx, moderator, known, decision))
                .compose(settled -> events.add(
                        tx,
                        known.id(),
                        null,
                        moderations.event(known, kind, known.clause(), said.answer()),
                        moderator.personId()))
                .compose(recorded -> outbox.tell(
                        tx,
                        new Notice(
                                subject.authorId(),
                                Notice.Kind.APPEAL_ANSWERED,
                                "申诉结果",
                                text + said.answer(),
                                "/moderations/" + known.id())));
    }

    /** As if it had never been hidden: what followed for its author ends, and whoever heard that it was hidden hears this. */
    private Future<Void> restore(SqlConnection tx, Caller moderator, Moderation known, Decision decision) {
        return features.get(known.subject().kind())
                .settle(tx, known.id(), known.subject(), decision)
                .compose(settled -> pardon.lift(tx, known.id(), moderator.personId(), decision.reason()))
                .compose(lifted -> reports.sinceOpened(tx, known))
                .compose(people -> outbox.tellAll(
                        tx,
                        people.stream()
                                .map(person -> new Notice(
                                        person,
                                        Notice.Kind.REPORT_ANSWERED,
                                        "举报结果有变",
                                        "您举报的内容，作者申诉后由另一位主持复核，已恢复显示。理由见审核公示。",
                                        "/moderation-log"))
                                .toList()));
    }
}
