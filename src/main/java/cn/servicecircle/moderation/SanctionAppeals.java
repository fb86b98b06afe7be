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
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Somebody against a sanction: once, told to those who may answer it, answered by one of them. */
public final class SanctionAppeals {
    private final Database database;
    private final ModerationService moderations;
    private final ModerationStore cases;
    private final ModerationQueue queue;
    private final Impartiality impartiality;
    private final Reach reach;
    private final Outbox outbox;
    private final Clock clock;
    private final SanctionStore store = new SanctionStore();
    private final EventStore events = new EventStore();
    private final WordsStore words = new WordsStore();

    public SanctionAppeals(
            Database database,
            ModerationService moderations,
            ModerationStore cases,
            ModerationQueue queue,
            Impartiality impartiality,
            Reach reach,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.moderations = moderations;
        this.cases = cases;
        this.queue = queue;
        this.impartiality = impartiality;
        this.reach = reach;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Those that wait for an answer in the moderator's areas, the one that is due first before the others. */
    Future<Slice<Sanction>> waiting(Caller moderator, Page page) {
        return store.waiting(database.reads(), reach.nodes(moderator, Role.MODERATOR), page)
                .map(fetched -> page.slice(fetched, Sanction::id));
    }

    Future<Sanction> appeal(Caller person, long id, String why) {
        return database.withTransaction(tx -> store.find(tx, id)
                .map(found -> existing(found.filter(known -> known.personId() == person.personId())))
                .compose(known -> cases.lock(tx, known.caseId()))
                .map(ModerationService::existing)
                .compose(moderation -> store.lock(tx, id)
                        .map(SanctionAppeals::existing)
                        .compose(known -> appeal(tx, moderation, known, why)))
                .compose(told -> store.find(tx, id))
                .map(SanctionAppeals::existing));
    }

    private Future<Void> appeal(SqlConnection tx, Moderation moderation, Sanction known, String why) {
        mustBeAppealable(known);
        return store.appeal(tx, known.id(), why, clock.instant(), queue.due())
                .compose(appealed -> keepWords(tx, known))
                .compose(kept -> tellWhoMayAnswer(tx, moderation, known));
    }

    private Future<Void> keepWords(SqlConnection tx, Sanction known) {
        return words.keepAppeal(tx, known.caseId(), clock.instant().plus(Forgetting.EVIDENCE));
    }

    private void mustBeAppealable(Sanction known) {
        if (known.appeal() != null) {
            throw Refusal.conflict("sanction:appealed-before", "已经申诉过", "只能申诉一次，答复会发到您的消息里。");
        }
        if (known.lifted()) {
            throw Refusal.conflict("sanction:lifted", "限制已经解除", "内容恢复发布时已经解除，不用再申诉。");
        }
        if (known.appealableUntil().isBefore(clock.instant())) {
            throw Refusal.conflict(
                    "sanction:appeal-too-late", "过了申诉期", "决定以后 " + Appeals.DAYS + " 天内，或者限制还没到期的时候可以申诉。");
        }
    }

    /** Where nobody may, those hear of it who can appoint somebody. */
    private Future<Void> tellWhoMayAnswer(SqlConnection tx, Moderation moderation, Sanction known) {
        String appealed = "有人对“" + known.grade().text() + "”提出申诉，";
        return impartiality
                .judges(tx, moderation)
                .map(judges -> judges.stream()
                        .filter(person -> person != known.imposedBy())
                        .toList())
                .compose(fit -> fit.isEmpty()
                        ? impartiality
                                .appointers(tx, moderation)
                                .map(admins -> admins.stream()
                                        .filter(admin -> admin != known.personId())
                                        .toList())
                                .compose(people -> tell(
                                        tx,
                                        people,
                                        "申诉没有人能答复",
                                        appealed + "这个区域现在没有能答复的议事主持，请一天内任命一位来答复。",
                                        "/areas/" + known.areaId()))
                        : tell(tx, fit, "请您答复申诉", appealed + "请一天内答复。", "/sanction-appeals"));
    }

    private Future<Void> tell(SqlConnection tx, List<Long> people, String title, String text, String link) {
        return outbox.tellAll(
                tx,
                people.stream()
                        .map(person -> new Notice(person, Notice.Kind.SANCTION_APPEALED, title, text, link))
                        .toList());
    }

    /** By a moderator who did not impose it, and is not party to the case that it followed from. */
    Future<Sanction> decide(Caller moderator, long id, Answer said) {
        moderations.words().mustBeFit(said);
        return database.withTransaction(tx -> store.find(tx, id)
                .map(found -> existing(found.filter(known -> reach.reaches(moderator, Role.MODERATOR, known.areaId()))))
                .compose(known -> moderations.theirs(tx, moderator, known.caseId()))
                .compose(moderation -> store.lock(tx, id)
                        .map(SanctionAppeals::existing)
                        .compose(known -> {
                            mustBeAnswerable(moderator, known);
                            return impartiality
                                    .must(tx, moderator, moderation)
                                    .compose(fair -> decide(tx, moderator, known, said));
                        }))
                .compose(decided -> store.find(tx, id))
                .map(SanctionAppeals::existing));
    }

    private static void mustBeAnswerable(Caller moderator, Sanction known) {
        if (!known.waits()) {
            throw Refusal.conflict("sanction:not-appealed", "没有待答复的申诉", "可能已经有人答复，请刷新。");
        }
        if (known.imposedBy() == moderator.personId() || known.personId() == moderator.personId()) {
            throw Refusal.forbidden("sanction:own-decision", "不能答复对自己决定的申诉", "请由另一位议事主持答复；没有别人的，由上一级的主持答复。");
        }
    }

    private Future<Void> decide(SqlConnection tx, Caller moderator, Sanction known, Answer said) {
        Instant now = clock.instant();
        Kind kind = said.upheld() ? Kind.SANCTION_UPHELD : Kind.SANCTION_LIFTED;
        String text = (said.upheld() ? "您的申诉已由另一位主持复核，维持原来的处理。理由：" : "您的申诉成立，限制已解除。理由：") + said.answer();
        return store.decide(tx, known.id(), moderator.personId(), said.answer(), now)
                .compose(decided -> keepWords(tx, known))
                .compose(kept -> said.upheld() ? Future.succeededFuture() : store.lift(tx, known.id(), now))
                .compose(done -> events.add(
                        tx,
                        null,
                        known.id(),
                        new Event(0, known.areaId(), kind, "author", known.clause(), said.answer(), now),
                        moderator.personId()))
                .compose(logged -> outbox.tell(
                        tx, new Notice(known.personId(), Notice.Kind.APPEAL_ANSWERED, "申诉结果", text, "/me/sanctions")));
    }

    private static Sanction existing(Optional<Sanction> found) {
        return found.orElseThrow(() -> Refusal.notFound("sanction:not-found", "没有这个处理"));
    }
}
