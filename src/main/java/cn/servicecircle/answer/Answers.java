package cn.servicecircle.answer;

import cn.servicecircle.answer.AnswerStore.Asked;
import cn.servicecircle.answer.OfficialAnswer.State;
import cn.servicecircle.deliberation.Followers;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Decision;
import cn.servicecircle.moderation.Moderated;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.moderation.Subject;
import cn.servicecircle.moderation.Verdict;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Optional;

/** Official answers: given, corrected, and moderated. */
public final class Answers implements Moderated {
    public static final String KIND = "answer";

    private final Rooms rooms;
    private final Offices offices;
    private final ModerationQueue moderation;
    private final Followers followers;
    private final Outbox outbox;
    private final Clock clock;
    private final AnswerStore store = new AnswerStore();
    private final RequestStore requests = new RequestStore();

    public Answers(
            Rooms rooms, Offices offices, ModerationQueue moderation, Followers followers, Outbox outbox, Clock clock) {
        this.rooms = rooms;
        this.offices = offices;
        this.moderation = moderation;
        this.followers = followers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param partyId the body that is spoken for, or null for a role */
    Future<OfficialAnswer> give(
            SqlConnection tx, Caller official, long topicId, String text, Long partyId, Verdict verdict) {
        return store.lockTopic(tx, topicId).map(Rooms::existing).compose(topic -> {
            String office = offices.of(official, rooms.space(topic), partyId);
            State state = verdict == Verdict.PASS ? State.PUBLISHED : State.PENDING;
            OfficialAnswer fresh = new OfficialAnswer(
                    0, topicId, official.personId(), official.name(), partyId, office, text, state, 1, clock.instant());
            return store.add(tx, fresh).compose(answer -> (state == State.PUBLISHED
                            ? published(tx, answer)
                            : moderation.open(tx, subject(topic, answer), text, verdict))
                    .map(answer));
        });
    }

    private Future<Void> published(SqlConnection tx, OfficialAnswer answer) {
        return requests.answered(tx, answer.topicId(), clock.instant())
                .compose(done -> followers.tell(tx, answer.topicId(), Letters.answered(answer)));
    }

    private Subject subject(Asked topic, OfficialAnswer answer) {
        return new Subject(
                KIND, answer.id(), topic.spaceId(), rooms.space(topic).areaId(), answer.authorId(), answer.partyId());
    }

    /** By whoever gave it, or speaks for the same body; the old text is kept, and the reason is public. */
    Future<OfficialAnswer> correct(
            SqlConnection tx, Caller official, long id, String text, String why, Verdict verdict) {
        return store.lock(tx, id).map(found -> found.orElseThrow(Answers::none)).compose(answer -> store.topic(
                        tx, answer.topicId())
                .map(Rooms::existing)
                .compose(topic -> {
                    mustBeTheirs(official, topic, answer);
                    OfficialAnswer next = answer.corrected(text);
                    if (verdict != Verdict.PASS) {
                        throw Refusal.conflict("answer:needs-look", "更正以后的内容要有人看过才能发", "请换个说法，或过一会儿再试；原来的答复仍在。");
                    }
                    return store.correct(tx, answer, next, why, official.personId(), clock.instant())
                            .compose(kept -> followers.tell(tx, topic.topicId(), Letters.corrected(next, why)))
                            .map(next);
                }));
    }

    private void mustBeTheirs(Caller official, Asked topic, OfficialAnswer answer) {
        boolean speaks = answer.partyId() != null && rooms.speaksFor(official, topic, answer.partyId());
        if (answer.authorId() != official.personId() && !speaks) {
            throw rooms.mayRead(official, topic)
                    ? Refusal.forbidden("answer:not-yours", "由答复的人或单位来更正", "您另有答复的，请再写一条。")
                    : none();
        }
    }

    private static Refusal none() {
        return Refusal.notFound("answer:not-found", "没有这条答复");
    }

    @Override
    public Future<Optional<Post>> published(SqlClient sql, Caller reader, long id) {
        return store.find(sql, id).compose(found -> found.filter(answer -> answer.state() == State.PUBLISHED)
                .map(answer -> store.topic(sql, answer.topicId())
                        .map(topic -> topic.filter(known -> rooms.mayRead(reader, known))
                                .map(known -> new Post(subject(known, answer), answer.text()))))
                .orElse(Future.succeededFuture(Optional.empty())));
    }

    @Override
    public boolean isCoveredByReports() {
        return false;
    }

    @Override
    public Future<Void> cover(SqlConnection tx, Subject subject) {
        throw new IllegalStateException("reports alone do not put away what was said under an office");
    }

    @Override
    public Future<Void> settle(SqlConnection tx, Subject subject, Decision decision) {
        State next = decision.publishes() ? State.PUBLISHED : State.HIDDEN;
        return store.lock(tx, subject.id()).map(Optional::orElseThrow).compose(answer -> store.setState(
                        tx, answer.id(), next)
                .compose(set -> decision.publishes() && answer.state() != State.PUBLISHED
                        ? published(tx, answer)
                        : Future.succeededFuture())
                .compose(told -> store.titled(tx, answer.topicId()))
                .compose(topic -> outbox.tell(tx, Letters.decided(topic, answer, decision))));
    }
}
