package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.Course.Promise;
import cn.servicecircle.deliberation.PromiseStore.Owed;
import cn.servicecircle.deliberation.Step.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.moderation.Verdict;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.space.SpaceAccess;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 谁负责: those who answer for a decision are told so, reminded of its day, and tell how it goes until it is done. */
public final class Promises implements Sweep.Chore {
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final Dockets dockets;
    private final Owners owners;
    private final SpaceAccess access;
    private final Outbox outbox;
    private final Clock clock;
    private final CourseStore courses = new CourseStore();
    private final PromiseStore store = new PromiseStore();

    /** @param clock in the zone in which days end */
    public Promises(Dockets dockets, Owners owners, SpaceAccess access, Outbox outbox, Clock clock) {
        this.dockets = dockets;
        this.owners = owners;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells the new owner, and whoever was it before and is not any more. */
    Future<Void> named(SqlConnection tx, Docket docket, Promise before) {
        Promise promise = docket.course().promise();
        List<Long> now = owners.peopleOf(promise);
        List<Long> gone = before == null
                ? List.of()
                : owners.peopleOf(before).stream()
                        .filter(person -> !now.contains(person))
                        .toList();
        LocalDate today = LocalDate.now(clock);
        Instant next = now.isEmpty() ? null : at(Nudge.next(today, lastDay(docket.course())));
        return tell(tx, docket.matter(), now, Notice.Kind.PROMISE_NAMED, yours(docket.course()))
                .compose(told -> tell(
                        tx, docket.matter(), gone, Notice.Kind.PROMISE_NAMED, "这件事改由" + promise.by() + "负责，不用您办了。"))
                .compose(told -> store.watch(tx, docket.matter().topicId(), today, next));
    }

    private String yours(Course course) {
        return "由%s负责：%s，最晚 %s 办好。进展请随时写给大家。"
                .formatted(
                        course.promise().by(),
                        course.promise().text(),
                        Saying.lastDay(course.dueAt(), clock.getZone()));
    }

    private Future<Void> tell(SqlConnection tx, Matter matter, List<Long> people, Notice.Kind kind, String text) {
        return outbox.tellAll(
                tx,
                people.stream()
                        .map(person -> new Notice(person, kind, matter.title(), text, "/topics/" + matter.topicId()))
                        .toList());
    }

    private LocalDate lastDay(Course course) {
        return LocalDate.ofInstant(course.dueAt().minusNanos(1), clock.getZone());
    }

    private Instant at(LocalDate day) {
        return day.atTime(Nudge.AT).atZone(clock.getZone()).toInstant();
    }

    /** 我负责的, in one's own name or in that of one's body. */
    Future<List<Owed>> of(SqlClient sql, Caller owner) {
        return store.of(sql, owner.personId(), owners.bodiesOf(owner));
    }

    /**
     * How it goes, for everybody who follows it.
     *
     * @param verdict on the text; where a person must look at it first, whoever chairs is one
     */
    Future<Step> progress(SqlConnection tx, Caller owner, long topicId, String text, Verdict verdict) {
        return dockets.lock(tx, topicId).compose(docket -> {
            Promise promise = docket.course().promise();
            boolean chairs = access.runs(owner, docket.space());
            if (!chairs && !owners.isOwner(owner, promise)) {
                throw access.mayRead(owner, docket.space())
                        ? Refusal.forbidden("promise:not-yours", "由负责的人来写", "您有意见，请写评论。")
                        : Dockets.noTopic();
            }
            if (docket.course().stage() != Stage.FOLLOW_UP || promise == null) {
                throw Refusal.conflict("promise:none", "现在没有要办的事", "写明谁来办以后、办结以前，才写进展。");
            }
            if (!chairs && verdict != Verdict.PASS) {
                throw Refusal.conflict("promise:needs-look", "这段话要有人看过才能发", "请换个说法，过一会儿再试，或请议事主持代您写。");
            }
            String said = promise.by() + "：" + text;
            return dockets.enter(tx, docket, docket.kept(), Kind.PROGRESS, said, owner.personId())
                    .map(new Step(Kind.PROGRESS, Stage.FOLLOW_UP, clock.instant(), owner.name(), said));
        });
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.due(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long topicId) {
        return courses.lock(tx, topicId).map(Optional::orElseThrow).compose(kept -> courses.matter(tx, topicId)
                .compose(matter -> remind(tx, matter.orElseThrow(), kept)));
    }

    private Future<Void> remind(SqlConnection tx, Matter matter, Kept kept) {
        Course course = kept.course();
        if (course.stage() != Stage.FOLLOW_UP || course.promise() == null) {
            return store.watch(tx, matter.topicId(), null, null);
        }
        if (!matter.isPublished()) {
            return store.postpone(tx, matter.topicId(), clock.instant().plus(LOOK_AGAIN));
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate lastDay = lastDay(course);
        return store.toldOn(tx, matter.topicId()).compose(told -> {
            Nudge nudge = Nudge.due(today, lastDay, told);
            Future<Void> reminded = nudge == null
                    ? Future.succeededFuture()
                    : tell(
                            tx,
                            matter,
                            owners.peopleOf(course.promise()),
                            Notice.Kind.PROMISE_REMINDED,
                            words(nudge, course));
            return reminded.compose(done ->
                    store.watch(tx, matter.topicId(), nudge == null ? told : today, at(Nudge.next(today, lastDay))));
        });
    }

    private String words(Nudge nudge, Course course) {
        String what = course.promise().text();
        String day = Saying.lastDay(course.dueAt(), clock.getZone());
        return switch (nudge) {
            case SOON -> what + "，答应 " + day + " 以前办好。有困难请早点告诉大家。";
            case LAST_DAY -> what + "，今天是答应办好的最后一天。";
            case OVERDUE -> what + "，答应 " + day + " 办好，已经过了。请写明进展；要多几天，请主持延长并公开理由。";
        };
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long topicId, Duration time) {
        return store.postpone(tx, topicId, clock.instant().plus(time));
    }
}
