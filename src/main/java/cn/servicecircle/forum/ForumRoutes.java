package cn.servicecircle.forum;

import cn.servicecircle.area.Areas;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.moderation.ContentCheck;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.wechat.TextCheck.Scene;
import io.vertx.core.Future;
import java.time.Instant;

/** 议事 for residents: topics and comments. */
public final class ForumRoutes {
    private final TopicService topics;
    private final CommentService comments;
    private final ContentCheck contentCheck;
    private final Idempotency idempotency;
    private final Snapshot<Areas> areas;

    public ForumRoutes(
            TopicService topics,
            CommentService comments,
            ContentCheck contentCheck,
            Idempotency idempotency,
            Snapshot<Areas> areas) {
        this.topics = topics;
        this.comments = comments;
        this.contentCheck = contentCheck;
        this.idempotency = idempotency;
        this.areas = areas;
    }

    public void addTo(Api api) {
        api.on("postTopic", this::postTopic)
                .on("listTopics", this::listTopics)
                .on("getTopic", call -> topics.get(call.caller(), call.id("topicId"))
                        .map(topic -> view(topic, call.caller())))
                .on("postComment", this::postComment)
                .on("listComments", this::listComments);
    }

    private record TopicView(
            long id,
            long areaId,
            String areaName,
            String title,
            String body,
            String state,
            String stateText,
            String authorName,
            boolean mine,
            int commentCount,
            Instant postedAt) {}

    private TopicView view(Topic topic, Caller reader) {
        return new TopicView(
                topic.id(),
                topic.areaId(),
                areas.get().name(topic.areaId()),
                topic.title(),
                topic.body(),
                topic.state().word(),
                topic.state().text(),
                topic.authorName(),
                topic.authorId() == reader.personId(),
                topic.commentCount(),
                topic.postedAt());
    }

    private record CommentView(
            long id,
            long topicId,
            String body,
            String state,
            String stateText,
            String authorName,
            boolean mine,
            Instant postedAt) {

        static CommentView of(Comment comment, Caller reader) {
            return new CommentView(
                    comment.id(),
                    comment.topicId(),
                    comment.body(),
                    comment.state().word(),
                    comment.state().text(),
                    comment.authorName(),
                    comment.authorId() == reader.personId(),
                    comment.postedAt());
        }
    }

    private Future<Reply> postTopic(Call call) {
        Caller author = call.caller();
        Topic.New topic = call.body(Topic.New.class);
        return idempotency.unlessAnswered(call, () -> {
            topics.checkMayPost(author, topic.areaId());
            return contentCheck
                    .check(author, Scene.FORUM, topic.text())
                    .compose(verdict -> idempotency.once(call, tx -> topics.post(tx, author, topic, verdict)
                            .map(posted -> Reply.created("/topics/" + posted.id(), view(posted, author)))));
        });
    }

    private Future<Slice<TopicView>> listTopics(Call call) {
        return topics.list(call.caller(), call.id("areaId"), call.page())
                .map(slice -> slice.map(topic -> view(topic, call.caller())));
    }

    private record NewComment(String body) {}

    private Future<Reply> postComment(Call call) {
        Caller author = call.caller();
        long topicId = call.id("topicId");
        String body = call.body(NewComment.class).body();
        return idempotency.unlessAnswered(call, () -> contentCheck
                .check(author, Scene.COMMENT, body)
                .compose(verdict -> idempotency.once(call, tx -> comments.post(tx, author, topicId, body, verdict)
                        .map(posted ->
                                Reply.created("/topics/" + topicId + "/comments", CommentView.of(posted, author))))));
    }

    private Future<Slice<CommentView>> listComments(Call call) {
        return comments.list(call.caller(), call.id("topicId"), call.page())
                .map(slice -> slice.map(comment -> CommentView.of(comment, call.caller())));
    }
}
