package cn.servicecircle.forum;

import cn.servicecircle.deliberation.Followers;
import cn.servicecircle.forum.ForumStore.Listed;
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
import java.util.List;
import java.util.Optional;

/** Comments: shown at once when WeChat's check lets them pass, else when a moderator does. */
public final class CommentService implements Illustrable {
    public static final String KIND = "comment";

    private final Database database;
    private final ForumStore store;
    private final Readers readers;
    private final ModerationQueue moderation;
    private final Admission admission;
    private final Followers followers;
    private final Outbox outbox;
    private final Clock clock;

    public CommentService(
            Database database,
            ForumStore store,
            Readers readers,
            ModerationQueue moderation,
            Admission admission,
            Followers followers,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.readers = readers;
        this.moderation = moderation;
        this.admission = admission;
        this.followers = followers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Refuses those who may not comment there, before WeChat is asked about the text. */
    Future<Void> mayPost(Caller author, long topicId, Long partyId) {
        return store.audience(database.reads(), topicId).map(found -> {
            readers.mustBeHeard(author, found, partyId);
            return null;
        });
    }

    Future<Comment> post(SqlConnection tx, Caller author, long topicId, Comment.New wanted, Verdict verdict) {
        return store.lockTopic(tx, topicId)
                .map(found -> readers.mustComment(author, found, wanted.partyId()))
                .compose(topic -> mayAnswer(tx, topicId, wanted.parentId()).map(topic))
                .compose(topic -> state(tx, author, topic, verdict)
                        .compose(state -> store.addComment(tx, topicId, wanted, state, author, clock.instant()))
                        .compose(id -> store.getComment(tx, id))
                        .compose(comment -> (comment.state() == PostState.PUBLISHED
                                        ? published(tx, topic, comment)
                                        : waits(tx, topic, comment, verdict))
                                .map(comment)));
    }

    private Future<PostState> state(SqlConnection tx, Caller author, Topic topic, Verdict verdict) {
        Space space = readers.access().space(topic.spaceId());
        return admission
                .isTrusted(tx, author.personId(), space.areaId())
                .map(trusted -> isSeenAtOnce(trusted, verdict, space) ? PostState.PUBLISHED : PostState.PENDING);
    }

    static boolean isSeenAtOnce(boolean trusted, Verdict verdict, Space space) {
        return trusted && verdict == Verdict.PASS && space.checks() != Space.Checks.BEFORE;
    }

    private Future<Void> mayAnswer(SqlConnection tx, long topicId, Long parentId) {
        return parentId == null
                ? Future.succeededFuture()
                : store.findComment(tx, parentId).map(found -> {
                    if (found.filter(parent -> parent.topicId() == topicId && parent.state() == PostState.PUBLISHED)
                            .isEmpty()) {
                        throw Refusal.unknown("/parentId", "comment:not-found", "没有这条评论，或者它还没有发布");
                    }
                    if (found.get().parentId() != null) {
                        throw Refusal.unknown("/parentId", "comment:one-level", "回复下面不能再回复，请回复它上面的那条评论");
                    }
                    return null;
                });
    }

    private Future<Void> published(SqlConnection tx, Topic topic, Comment comment) {
        Future<Void> counted = store.countComments(tx, topic.id(), 1)
                .compose(more -> followers.add(tx, topic.id(), comment.authorId()));
        Future<Void> told = comment.authorId() == topic.authorId()
                ? Future.succeededFuture()
                : outbox.tell(tx, PostNotices.commented(topic, comment.authorName()));
        return Future.all(counted, told).mapEmpty();
    }

    private Future<Void> waits(SqlConnection tx, Topic topic, Comment comment, Verdict verdict) {
        return moderation.open(tx, subject(topic.spaceId(), comment), comment.body(), verdict);
    }

    private Subject subject(long spaceId, Comment comment) {
        return post(readers.access().space(spaceId), comment).subject();
    }

    static Post post(Space space, Comment comment) {
        Subject subject =
                new Subject(KIND, comment.id(), space.id(), space.areaId(), comment.authorId(), comment.partyId());
        return new Post(subject, comment.body());
    }

    Future<Slice<Comment>> list(Caller reader, long topicId, Page page) {
        return store.listComments(database.reads(), topicId, reader, page)
                .compose(listed -> audience(listed, topicId)
                        .map(found -> found.filter(audience -> readers.maySee(reader, audience))
                                .orElseThrow(TopicService::none))
                        .map(seen -> listed.stream().map(Listed::comment).toList()))
                .map(fetched -> page.slice(fetched, Comment::id));
    }

    private Future<Optional<Topic.Audience>> audience(List<Listed> listed, long topicId) {
        return listed.isEmpty()
                ? store.audience(database.reads(), topicId)
                : Future.succeededFuture(Optional.of(listed.get(0).audience()));
    }

    @Override
    public Future<Post> post(SqlClient sql, long id) {
        return store.getComment(sql, id).compose(comment -> store.findTopic(sql, comment.topicId())
                .map(TopicService::existing)
                .map(topic -> new Post(subject(topic.spaceId(), comment), comment.body())));
    }

    @Override
    public Future<Optional<Post>> published(SqlClient sql, Caller reader, long id) {
        return store.findComment(sql, id)
                .compose(found -> found.filter(comment -> comment.state() == PostState.PUBLISHED)
                        .map(comment -> store.findTopic(sql, comment.topicId())
                                .map(topic -> topic.filter(known -> readers.maySee(reader, known.audience()))
                                        .map(known -> new Post(subject(known.spaceId(), comment), comment.body()))))
                        .orElse(Future.succeededFuture(Optional.empty())));
    }

    @Override
    public Future<Void> cover(SqlConnection tx, long caseId, Subject subject) {
        return store.getComment(tx, subject.id()).compose(comment -> store.lockTopic(tx, comment.topicId())
                .map(TopicService::existing)
                .compose(topic -> putAway(tx, topic, comment, PostState.PENDING)
                        .compose(away -> outbox.tell(tx, PostNotices.covered(caseId, comment.authorId(), "评论")))));
    }

    @Override
    public Future<Void> settle(SqlConnection tx, long caseId, Subject subject, Decision decision) {
        return store.getComment(tx, subject.id()).compose(comment -> store.lockTopic(tx, comment.topicId())
                .map(TopicService::existing)
                .compose(topic -> settle(tx, topic, comment, decision)
                        .compose(settled -> outbox.tell(
                                tx,
                                decision.publishes()
                                        ? PostNotices.published(topic, comment.authorId(), "评论", comment.state())
                                        : PostNotices.hidden(caseId, comment.authorId(), "评论", decision)))));
    }

    private Future<Void> settle(SqlConnection tx, Topic topic, Comment comment, Decision decision) {
        if (!decision.publishes()) {
            return putAway(tx, topic, comment, PostState.HIDDEN);
        }
        return comment.state() == PostState.PUBLISHED
                ? Future.succeededFuture()
                : store.setCommentState(tx, comment.id(), PostState.PUBLISHED)
                        .compose(set -> published(tx, topic, comment));
    }

    private Future<Void> putAway(SqlConnection tx, Topic topic, Comment comment, PostState state) {
        return store.setCommentState(tx, comment.id(), state)
                .compose(set -> comment.state() == PostState.PUBLISHED
                        ? store.countComments(tx, topic.id(), -1)
                        : Future.succeededFuture());
    }
}
