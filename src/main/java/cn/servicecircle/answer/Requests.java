package cn.servicecircle.answer;

import cn.servicecircle.answer.AnswerStore.Asked;
import cn.servicecircle.calendar.UnknownYear;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.calendar.WorkClock;
import cn.servicecircle.deliberation.Followers;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.snapshot.Snapshot;
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
import java.util.Optional;

/** 请求答复: residents ask for an official answer, which is due within working days; when it is late, that is told up. */
public final class Requests implements Sweep.Chore {
    /** While the working calendar does not reach that far. */
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    private final SpaceAccess access;
    private final Officials officials;
    private final Followers followers;
    private final Outbox outbox;
    private final Snapshot<WorkCalendar> calendar;
    private final Clock clock;
    private final AnswerStore topics = new AnswerStore();
    private final RequestStore store = new RequestStore();

    /** @param clock in the zone whose midnights end the days */
    public Requests(
            SpaceAccess access,
            Officials officials,
            Followers followers,
            Outbox outbox,
            Snapshot<WorkCalendar> calendar,
            Clock clock) {
        this.access = access;
        this.officials = officials;
        this.followers = followers;
        this.outbox = outbox;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** One of a topic at a time; whoever asks while one is open follows it, and its day stays. */
    Future<AnswerRequest> ask(SqlConnection tx, Caller neighbour, long topicId) {
        return topics.lockTopic(tx, topicId).map(Asked::existing).compose(topic -> {
            if (!access.livesIn(neighbour, access.space(topic.spaceId()))) {
                throw access.mayRead(neighbour, topic.spaceId())
                        ? Refusal.forbidden("topic:not-your-area", "只有住在这里的人能提", "住处在 PUT /me/home 里选定。")
                        : Asked.none();
            }
            return followers
                    .add(tx, topicId, neighbour.personId())
                    .compose(added -> store.open(tx, topicId))
                    .compose(open -> open.map(Future::succeededFuture).orElseGet(() -> ask(tx, neighbour, topic)));
        });
    }

    private Future<AnswerRequest> ask(SqlConnection tx, Caller neighbour, Asked topic) {
        Instant now = clock.instant();
        Instant due = due(now, access.space(topic.spaceId()));
        return store.add(tx, topic.topicId(), neighbour.personId(), now, due, due == null ? now.plus(LOOK_AGAIN) : due)
                .compose(request -> officials
                        .toAnswer(tx, access.space(topic.spaceId()))
                        .compose(people -> outbox.tellAll(
                                tx,
                                Letters.toAll(
                                        topic, people, Notice.Kind.ANSWER_WANTED, "居民请求官方答复，" + by(due) + "请答复。")))
                        .map(request));
    }

    private String by(Instant due) {
        return due == null ? "到期日等放假安排公布后算出，" : "最晚 " + AnswerView.day(due, clock.getZone()) + "，";
    }

    private Instant due(Instant asked, Space space) {
        try {
            return new WorkClock(calendar.get(), clock.getZone())
                    .end(asked, space.rulesOn(LocalDate.now(clock)).answerDays(), List.of());
        } catch (UnknownYear unknown) {
            return null;
        }
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.due(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long id) {
        return store.lockAlarmed(tx, id, clock.instant()).compose(found -> found.map(
                        request -> topics.titled(tx, request.topicId()).compose(topic -> attend(tx, topic, request)))
                .orElseGet(Future::succeededFuture));
    }

    private Future<Void> attend(SqlConnection tx, Asked topic, AnswerRequest request) {
        Instant due = Optional.ofNullable(request.dueAt())
                .orElseGet(() -> due(request.askedAt(), access.space(topic.spaceId())));
        if (due == null || clock.instant().isBefore(due)) {
            return store.setAlarm(
                    tx, request.id(), due, due == null ? clock.instant().plus(LOOK_AGAIN) : due);
        }
        String text = "居民请求的官方答复应在 " + AnswerView.day(due, clock.getZone()) + " 以前，还没有答复";
        return officials
                .toUrge(tx, access.space(topic.spaceId()))
                .compose(people ->
                        outbox.tellAll(tx, Letters.toAll(topic, people, Notice.Kind.ANSWER_LATE, text + "。请尽快答复或督促。")))
                .compose(told -> followers.tell(tx, topic.topicId(), text + "，已报给管家和议事主持。"))
                .compose(told -> store.setAlarm(tx, request.id(), due, null));
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return store.postpone(tx, id, clock.instant().plus(time));
    }
}
