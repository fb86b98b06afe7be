package cn.servicecircle.forum;

import cn.servicecircle.deliberation.Followers;
import cn.servicecircle.forum.ForumStore.Listed;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Decision;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.moderation.Subject;
import cn.servicecircle.moderation.Verdict;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;

/** Comments: shown at once when WeChat's check lets them pass, else when a moderator does. */
public final class CommentService {
    public static final String KIND = "comment";

    private final Database database;
    private final ForumStore store;
    private final Readers readers;
    private final ModerationQueue moderation;
    private final Followers followers;
    private final Outbox outbox;
    private final Clock clock;

    public CommentService(
            Database database,
            ForumStore store,
            Readers readers,
            ModerationQueue moderation,
            Followers followers,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.readers = readers;
        this.moderation = moderation;
        this.followers = followers;
        this.outbox = outbox;
        this.clock = clock;
    }

    Future<Comment> post(SqlConnection tx, Caller author, long topicId, Comment.New wanted, Verdict verdict) {
        PostState state = verdict == Verdict.PASS ? PostState.PUBLISHED : PostState.PENDING;
        return store.lockTopic(tx, topicId)
                .map(found -> readers.mustComment(author, found, wanted.partyId()))
                .compose(topic -> mayAnswer(tx, topicId, wanted.parentId()).map(topic))
                .compose(topic -> store.addComment(tx, topicId, wanted, state, author, clock.instant())
                        .compose(id -> store.getComment(tx, id))
                        .compose(comment -> (state == PostState.PUBLISHED
                                        ? published(tx, topic, comment)
                                        : waits(tx, topic, comment, verdict))
                                .map(comment)));
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
        Future<Void> counted =
                store.countComment(tx, topic.id()).compose(more -> followers.add(tx, topic.id(), comment.authorId()));
        Future<Void> told = comment.authorId() == topic.authorId()
                ? Future.succeededFuture()
                : outbox.tell(tx, PostNotices.commented(topic, comment.authorName()));
        return Future.all(counted, told).mapEmpty();
    }

    private Future<Void> waits(SqlConnection tx, Topic topic, Comment comment, Verdict verdict) {
        long areaId = readers.space(topic.spaceId()).areaId();
        Subject subject = new Subject(KIND, comment.id(), areaId, comment.authorId());
        return moderation.open(tx, subject, comment.body(), verdict);
    }

    Future<Slice<Comment>> list(Caller reader, long topicId, Page page) {
        return store.listComments(database.reads(), topicId, reader, page)
                .compose(listed -> audience(listed, topicId).map(audience -> {
                    if (!readers.maySee(reader, audience)) {
                        throw TopicService.none();
                    }
                    return listed.stream().map(Listed::comment).toList();
                }))
                .map(fetched -> page.slice(fetched, Comment::id));
    }

    private Future<Topic.Audience> audience(List<Listed> listed, long topicId) {
        return listed.isEmpty()
                ? store.findTopic(database.reads(), topicId)
                        .map(TopicService::existing)
                        .map(Topic::audience)
                : Future.succeededFuture(listed.get(0).audience());
    }

    /** Makes a moderator's decision come true. */
    public Future<Void> settle(SqlConnection tx, Subject subject, Decision decision) {
        return store.getComment(tx, subject.id()).compose(comment -> store.lockTopic(tx, comment.topicId())
                .map(TopicService::existing)
                .compose(topic -> settle(tx, topic, comment, decision)
                        .compose(settled ->
                                outbox.tell(tx, PostNotices.decided(topic, comment.authorId(), decision, "评论")))));
    }

    private Future<Void> settle(SqlConnection tx, Topic topic, Comment comment, Decision decision) {
        PostState state = decision.publishes() ? PostState.PUBLISHED : PostState.HIDDEN;
        return store.setCommentState(tx, comment.id(), state)
                .compose(set -> decision.publishes() ? published(tx, topic, comment) : Future.succeededFuture());
    }
}
