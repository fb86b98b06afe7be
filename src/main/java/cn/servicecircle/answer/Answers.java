package cn.servicecircle.answer;

import cn.servicecircle.answer.AnswerStore.Asked;
import cn.servicecircle.answer.OfficialAnswer.State;
import cn.servicecircle.deliberation.Followers;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Decision;
import cn.servicecircle.moderation.Moderated;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.moderation.Podium;
import cn.servicecircle.moderation.Subject;
import cn.servicecircle.moderation.Verdict;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Official answers: given, corrected, and moderated. */
public final class Answers implements Moderated {
    public static final String KIND = "answer";

    private final SpaceAccess access;
    private final Offices offices;
    private final ModerationQueue moderation;
    private final Podium podium;
    private final Followers followers;
    private final Outbox outbox;
    private final Clock clock;
    private final AnswerStore store = new AnswerStore();
    private final RequestStore requests = new RequestStore();

    public Answers(
            SpaceAccess access,
            Offices offices,
            ModerationQueue moderation,
            Podium podium,
            Followers followers,
            Outbox outbox,
            Clock clock) {
        this.access = access;
        this.offices = offices;
        this.moderation = moderation;
        this.podium = podium;
        this.followers = followers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What the checks say. Refuses those who have no office there, before WeChat is asked. */
    Future<Verdict> mayGive(SqlClient sql, Caller official, long topicId, String text, Long partyId) {
        return store.topic(sql, topicId).map(Asked::existing).compose(topic -> {
            offices.mustHold(official, access.space(topic.spaceId()), partyId);
            return podium.hear(official, access.space(topic.spaceId()), List.of(text));
        });
    }

    /** @param partyId the body that is spoken for, or null for a role */
    Future<OfficialAnswer> give(
            SqlConnection tx, Caller official, long topicId, String text, Long partyId, Verdict verdict) {
        return store.lockTopic(tx, topicId).map(Asked::existing).compose(topic -> {
            String office = offices.of(official, access.space(topic.spaceId()), partyId);
            return state(tx, official, topic, partyId, verdict)
                    .map(state -> new OfficialAnswer(
                            0,
                            topicId,
                            official.personId(),
                            official.name(),
                            partyId,
                            office,
                            text,
                            state,
                            1,
                            clock.instant()))
                    .compose(fresh -> store.add(tx, fresh))
                    .compose(answer -> (answer.state() == State.PUBLISHED
                                    ? published(tx, answer)
                                    : moderation.open(tx, subject(topic, answer), text, verdict))
                            .map(answer));
        });
    }

    /** Whoever holds a role was appointed; whoever speaks for a body is a neighbour, seen at once like in other posts. */
    private Future<State> state(SqlConnection tx, Caller official, Asked topic, Long partyId, Verdict verdict) {
        Space space = access.space(topic.spaceId());
        Future<Boolean> trusted = partyId == null
                ? podium.mustNotBeMuted(tx, official, space).map(true)
                : podium.isTrusted(tx, official, space);
        return trusted.map(is -> is && verdict == Verdict.PASS ? State.PUBLISHED : State.PENDING);
    }

    private Future<Void> published(SqlConnection tx, OfficialAnswer answer) {
        return requests.answered(tx, answer.topicId(), clock.instant())
                .compose(done -> followers.tell(tx, answer.topicId(), Letters.answered(answer)));
    }

    private Future<Void> changed(SqlConnection tx, OfficialAnswer before, State next) {
        if (before.state() == next) {
            return Future.succeededFuture();
        }
        return next == State.PUBLISHED
                ? published(tx, before)
                : before.state() == State.PUBLISHED ? withdrawn(tx, before.topicId()) : Future.succeededFuture();
    }

    /** What residents asked for is not answered any more, where nothing else answers it. */
    private Future<Void> withdrawn(SqlConnection tx, long topicId) {
        return store.lockTopic(tx, topicId)
                .compose(locked -> store.hasPublished(tx, topicId))
                .compose(answered ->
                        answered ? Future.succeededFuture() : requests.reopen(tx, topicId, clock.instant()));
    }

    private Subject subject(Asked topic, OfficialAnswer answer) {
        return new Subject(
                KIND,
                answer.id(),
                topic.spaceId(),
                access.space(topic.spaceId()).areaId(),
                answer.authorId(),
                answer.partyId());
    }

    /** Refuses those who may not correct it, and what must be looked at first, also by a moderator's own: before the transaction. */
    Future<Void> mayCorrect(SqlClient sql, Caller official, long id, String text, String why) {
        return store.find(sql, id)
                .compose(found -> theirs(sql, official, found))
                .compose(answer -> store.titled(sql, answer.topicId())
                        .map(topic -> access.space(topic.spaceId()))
                        .compose(space -> mustBeSeenAtOnce(sql, official, space, answer.partyId())
                                .compose(trusted -> podium.hear(official, space, List.of(text, why)))))
                .map(verdict -> {
                    if (verdict != Verdict.PASS) {
                        throw Refusal.conflict("answer:needs-look", "更正以后的内容要有人看过才能发", "请换个说法，或过一会儿再试；原来的答复仍在。");
                    }
                    return null;
                });
    }

    /** A correction has no case in which it could wait. */
    private Future<Void> mustBeSeenAtOnce(SqlClient sql, Caller official, Space space, Long partyId) {
        return partyId == null ? Future.succeededFuture() : podium.mustBeTrusted(sql, official, space);
    }

    /** By whoever gave it, or speaks for the same body, as long as the office is theirs; the old text is kept, the reason public. */
    Future<OfficialAnswer> correct(SqlConnection tx, Caller official, long id, String text, String why) {
        return store.lock(tx, id).compose(found -> theirs(tx, official, found)).compose(answer -> {
            OfficialAnswer next = answer.corrected(text);
            return store.correct(tx, answer, next, why, official.personId(), clock.instant())
                    .compose(kept -> followers.tell(tx, answer.topicId(), Letters.corrected(next, why)))
                    .map(next);
        });
    }

    private Future<OfficialAnswer> theirs(SqlClient sql, Caller official, Optional<OfficialAnswer> found) {
        OfficialAnswer answer = found.orElseThrow(Answers::none);
        return store.topic(sql, answer.topicId()).map(Asked::existing).map(topic -> {
            if (!offices.stillHolds(official, access.space(topic.spaceId()), answer)) {
                throw access.mayRead(official, topic.spaceId())
                        ? Refusal.forbidden("answer:not-yours", "由答复的人或单位来更正", "要现在还有这个职责；您另有答复的，请再写一条。")
                        : none();
            }
            return answer;
        });
    }

    private static Refusal none() {
        return Refusal.notFound("answer:not-found", "没有这条答复");
    }

    @Override
    public Future<Optional<Post>> published(SqlClient sql, Caller reader, long id) {
        return store.find(sql, id).compose(found -> found.filter(answer -> answer.state() == State.PUBLISHED)
                .map(answer -> store.topic(sql, answer.topicId())
                        .map(topic -> topic.filter(known -> access.mayRead(reader, known.spaceId()))
                                .map(known -> new Post(subject(known, answer), answer.text()))))
                .orElse(Future.succeededFuture(Optional.empty())));
    }

    @Override
    public boolean isCoveredByReports() {
        return false;
    }

    @Override
    public Future<Void> cover(SqlConnection tx, long caseId, Subject subject) {
        throw new IllegalStateException("reports alone do not put away what was said under an office");
    }

    @Override
    public Future<Void> settle(SqlConnection tx, long caseId, Subject subject, Decision decision) {
        State next = decision.publishes() ? State.PUBLISHED : State.HIDDEN;
        return store.lock(tx, subject.id()).map(Optional::orElseThrow).compose(answer -> store.setState(
                        tx, answer.id(), next)
                .compose(set -> changed(tx, answer, next))
                .compose(told -> store.titled(tx, answer.topicId()))
                .compose(topic -> outbox.tell(
                        tx,
                        decision.publishes()
                                ? Letters.published(topic, answer)
                                : Letters.hidden(caseId, answer, decision))));
    }
}
