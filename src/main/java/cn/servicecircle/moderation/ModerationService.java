package cn.servicecircle.moderation;

import cn.servicecircle.area.Reach;
import cn.servicecircle.identity.NameStore;
import cn.servicecircle.identity.NameStore.Former;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.moderation.EventStore.Event;
import cn.servicecircle.moderation.EventStore.Kind;
import cn.servicecircle.moderation.Moderation.Cause;
import cn.servicecircle.moderation.Moderation.State;
import cn.servicecircle.moderation.ReportStore.Report;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.wordlist.Judgement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Decisions of moderators: each case once, by nobody who is party to it, and come true in the same transaction. */
public final class ModerationService {
    private final Database database;
    private final ModerationStore store;
    private final Reach reach;
    private final Impartiality impartiality;
    private final Map<String, Moderated> features;
    private final Outbox outbox;
    private final PublicWords words;
    private final Clock clock;
    private final ReportStore reports = new ReportStore();
    private final NameStore names = new NameStore();
    private final EventStore events = new EventStore();

    /**
     * @param features who owns each kind of subject
     * @param words the district's own list
     */
    public ModerationService(
            Database database,
            ModerationStore store,
            Reach reach,
            Impartiality impartiality,
            Map<String, Moderated> features,
            Outbox outbox,
            Function<String, Judgement> words,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.reach = reach;
        this.impartiality = impartiality;
        this.features = features;
        this.outbox = outbox;
        this.words = new PublicWords(words);
        this.clock = clock;
    }

    /**
     * A case.
     *
     * @param forModerators with what was said against it, and how its author was called before; its author is told neither
     */
    record Whole(Moderation moderation, boolean forModerators, List<Report> reports, List<Former> names) {}

    Future<Slice<Moderation>> list(Caller moderator, State state, Page page) {
        return store.list(database.reads(), reach.nodes(moderator, Role.MODERATOR), state, page)
                .map(fetched -> page.slice(fetched, Moderation::place));
    }

    /** For its moderators with the reports and names, for its author without. */
    Future<Whole> get(Caller reader, long id) {
        return store.find(database.reads(), id)
                .map(found -> existing(found.filter(moderation ->
                        isTheirs(reader, moderation) || moderation.subject().authorId() == reader.personId())))
                .compose(moderation -> isTheirs(reader, moderation)
                        ? evidence(moderation)
                        : Future.succeededFuture(new Whole(moderation, false, List.of(), List.of())));
    }

    private Future<Whole> evidence(Moderation moderation) {
        return reports.of(database.reads(), moderation.id()).compose(said -> names.formerOf(
                        database.reads(), moderation.subject().authorId())
                .map(former -> new Whole(moderation, true, said, former)));
    }

    Future<Moderation> decide(Caller moderator, long id, Decision decision) {
        decision.check();
        words.mustBeFit(decision.clause(), decision.reason());
        return database.withTransaction(tx -> theirs(tx, moderator, id)
                .compose(moderation ->
                        impartiality.must(tx, moderator, moderation).map(moderation))
                .compose(moderation -> decide(tx, moderator, moderation, decision))
                .compose(decided -> store.find(tx, id))
                .map(ModerationService::existing));
    }

    /** For whatever else comes to the public log. */
    PublicWords words() {
        return words;
    }

    /** Locked until the end of the transaction. */
    Future<Moderation> theirs(SqlConnection tx, Caller moderator, long id) {
        return store.lock(tx, id).map(found -> existing(found.filter(moderation -> isTheirs(moderator, moderation))));
    }

    private boolean isTheirs(Caller moderator, Moderation moderation) {
        return reach.reaches(moderator, Role.MODERATOR, moderation.subject().areaId());
    }

    private Future<Void> decide(SqlConnection tx, Caller moderator, Moderation moderation, Decision decision) {
        if (!moderation.isOpen()) {
            throw Refusal.conflict("moderation:already-decided", "这一件已经审核过了", "请刷新列表，审下一件。");
        }
        Subject subject = moderation.subject();
        State state = decision.publishes() ? State.PUBLISHED : State.HIDDEN;
        return store.decide(tx, moderation.id(), decision, state, moderator.personId(), clock.instant())
                .compose(decided -> features.get(subject.kind()).settle(tx, moderation.id(), subject, decision))
                .compose(settled -> record(tx, moderator, moderation, decision))
                .compose(recorded -> answerReporters(tx, moderation, decision));
    }

    private Future<Void> record(SqlConnection tx, Caller moderator, Moderation moderation, Decision decision) {
        if (decision.publishes() && moderation.cause() != Cause.REPORTED && moderation.reports() == 0) {
            return Future.succeededFuture();
        }
        Kind kind = decision.publishes() ? Kind.KEPT : Kind.HIDDEN;
        return events.add(
                tx,
                moderation.id(),
                null,
                event(moderation, kind, decision.clause(), decision.reason()),
                moderator.personId());
    }

    Event event(Moderation moderation, Kind kind, String clause, String reason) {
        Subject subject = moderation.subject();
        return new Event(0, subject.areaId(), kind, subject.kind(), clause, reason, clock.instant());
    }

    private Future<Void> answerReporters(SqlConnection tx, Moderation moderation, Decision decision) {
        String outcome =
                decision.publishes() ? "您举报的内容经审核没有违反规则，继续显示。" : "您举报的内容已不再显示。依据：" + decision.clause() + "。谢谢您。";
        return reports.answer(tx, moderation.id())
                .compose(people -> outbox.tellAll(
                        tx,
                        people.stream()
                                .map(person -> new Notice(
                                        person, Notice.Kind.REPORT_ANSWERED, "举报结果", outcome, "/moderation-log"))
                                .toList()));
    }

    static Moderation existing(Optional<Moderation> found) {
        return found.orElseThrow(() -> Refusal.notFound("moderation:not-found", "没有这个审核件"));
    }
}
