package cn.servicecircle.forum;

import cn.servicecircle.deliberation.Courses;
import cn.servicecircle.deliberation.Followers;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Admission;
import cn.servicecircle.moderation.Decision;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.moderation.Subject;
import cn.servicecircle.moderation.Verdict;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.picture.Illustrable;
import cn.servicecircle.space.Space;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Optional;

/** Topics: posted by those who may speak there, shown at once or when a moderator lets them through, as the space has it. */
public final class TopicService implements Illustrable {
    public static final String KIND = "topic";

    private final Database database;
    private final ForumStore store;
    private final Readers readers;
    private final ModerationQueue moderation;
    private final Admission admission;
    private final Courses courses;
    private final Followers followers;
    private final Outbox outbox;
    private final Clock clock;

    public TopicService(
            Database database,
            ForumStore store,
            Readers readers,
            ModerationQueue moderation,
            Admission admission,
            Courses courses,
            Followers followers,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.readers = readers;
        this.moderation = moderation;
        this.admission = admission;
        this.courses = courses;
        this.followers = followers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Where it goes. Refuses those who may not speak there, before WeChat is asked about the text. */
    Space mayPost(Caller author, Topic.New topic) {
        Space space = readers.access().named(topic.spaceId(), topic.areaId());
        readers.mustSpeak(author, space, topic.partyId());
        return space;
    }

    Future<Topic> post(SqlConnection tx, Caller author, Space space, Topic.New topic, Verdict verdict) {
        return admission.isTrusted(tx, author.personId(), space.areaId()).compose(trusted -> {
            boolean atOnce = isSeenAtOnce(trusted, verdict, space);
            PostState state = atOnce ? PostState.PUBLISHED : PostState.PENDING;
            return store.addTopic(tx, topic, space, state, author, clock.instant())
                    .compose(id -> followers
                            .add(tx, id, author.personId())
                            .compose(following -> atOnce
                                    ? courses.begin(tx, id)
                                    : moderation.open(
                                            tx,
                                            subject(id, space, author.personId(), topic.partyId()),
                                            topic.text(),
                                            verdict))
                            .compose(done -> store.findTopic(tx, id)))
                    .map(TopicService::existing);
        });
    }

    static boolean isSeenAtOnce(boolean trusted, Verdict verdict, Space space) {
        return trusted && verdict == Verdict.PASS && space.checks() == Space.Checks.AFTER;
    }

    private static Subject subject(long id, Space space, long authorId, Long partyId) {
        return new Subject(KIND, id, space.id(), space.areaId(), authorId, partyId);
    }

    Future<Topic> get(Caller reader, long id) {
        return store.findTopic(database.reads(), id)
                .map(found -> existing(found.filter(topic -> readers.maySee(reader, topic.audience()))));
    }

    /** The space that is named, or the area's own. */
    Future<Slice<Topic>> list(Caller reader, Long spaceId, Long areaId, Page page) {
        Space space = readers.access().named(spaceId, areaId);
        readers.access().mustRead(reader, space);
        return store.listPublished(database.reads(), space.id(), page).map(fetched -> page.slice(fetched, Topic::id));
    }

    @Override
    public Future<Post> post(SqlClient sql, long id) {
        return store.findTopic(sql, id).map(TopicService::existing).map(this::post);
    }

    @Override
    public Future<Optional<Post>> published(SqlClient sql, Caller reader, long id) {
        return store.findTopic(sql, id).map(found -> found.filter(
                        topic -> topic.state() == PostState.PUBLISHED && readers.maySee(reader, topic.audience()))
                .map(this::post));
    }

    private Post post(Topic topic) {
        return post(readers.access().space(topic.spaceId()), topic);
    }

    static Post post(Space space, Topic topic) {
        return new Post(subject(topic.id(), space, topic.authorId(), topic.partyId()), topic.text());
    }

    @Override
    public Future<Void> cover(SqlConnection tx, long caseId, Subject subject) {
        return courses.hold(tx, subject.id())
                .compose(held -> locked(tx, subject))
                .compose(topic -> store.setTopicState(tx, topic.id(), PostState.PENDING)
                        .compose(set -> courses.putAway(tx, topic.id()))
                        .compose(away -> outbox.tell(tx, PostNotices.covered(caseId, topic.authorId(), "议题"))));
    }

    @Override
    public Future<Void> settle(SqlConnection tx, long caseId, Subject subject, Decision decision) {
        Future<Void> held = decision.publishes() ? courses.showAgain(tx, subject.id()) : courses.hold(tx, subject.id());
        return held.compose(done -> locked(tx, subject)).compose(topic -> store.setTopicState(
                        tx, topic.id(), decision.publishes() ? PostState.PUBLISHED : PostState.HIDDEN)
                .compose(set -> decision.publishes() ? courses.begin(tx, topic.id()) : courses.putAway(tx, topic.id()))
                .compose(done -> outbox.tell(
                        tx,
                        decision.publishes()
                                ? PostNotices.published(topic, topic.authorId(), "议题", topic.state())
                                : PostNotices.hidden(caseId, topic.authorId(), "议题", decision))));
    }

    private Future<Topic> locked(SqlConnection tx, Subject subject) {
        return store.lockTopic(tx, subject.id()).map(TopicService::existing);
    }

    static Topic existing(Optional<Topic> found) {
        return found.orElseThrow(TopicService::none);
    }

    /** The same to those who may not see it as to those who invented its id. */
    static Refusal none() {
        return Refusal.notFound("topic:not-found", "没有这个议题");
    }
}
