package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.Course.Promise;
import cn.servicecircle.deliberation.PromiseStore.Owed;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 谁负责: those who answer for a decision are told so, and reminded of its day until it is done. */
public final class Promises implements Sweep.Chore {
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final Owners owners;
    private final Outbox outbox;
    private final Clock clock;
    private final CourseStore courses = new CourseStore();
    private final PromiseStore store = new PromiseStore();

    /** @param clock in the zone in which days end */
    public Promises(Owners owners, Outbox outbox, Clock clock) {
        this.owners = owners;
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
