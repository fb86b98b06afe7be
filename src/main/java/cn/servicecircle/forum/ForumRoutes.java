package cn.servicecircle.forum;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.moderation.ContentCheck;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.Spaces;
import cn.servicecircle.wechat.TextCheck.Scene;
import io.vertx.core.Future;

/** 议事 for residents: topics and comments. */
public final class ForumRoutes {
    private final TopicService topics;
    private final CommentService comments;
    private final SupportService supports;
    private final ContentCheck contentCheck;
    private final Idempotency idempotency;
    private final Snapshot<Spaces> spaces;

    public ForumRoutes(
            TopicService topics,
            CommentService comments,
            SupportService supports,
            ContentCheck contentCheck,
            Idempotency idempotency,
            Snapshot<Spaces> spaces) {
        this.topics = topics;
        this.comments = comments;
        this.supports = supports;
        this.contentCheck = contentCheck;
        this.idempotency = idempotency;
        this.spaces = spaces;
    }

    public void addTo(Api api) {
        api.on("postTopic", this::postTopic)
                .on("listTopics", this::listTopics)
                .on("getTopic", call -> topics.get(call.caller(), call.id("topicId"))
                        .map(topic -> view(topic, call.caller())))
                .on("postComment", this::postComment)
                .on("listComments", this::listComments)
                .on("supportTopic", call -> supports.support(call.caller(), call.id("topicId"), true))
                .on("withdrawSupport", call -> supports.support(call.caller(), call.id("topicId"), false))
                .on("followTopic", call -> supports.follow(call.caller(), call.id("topicId"), true))
                .on("unfollowTopic", call -> supports.follow(call.caller(), call.id("topicId"), false));
    }

    private TopicView view(Topic topic, Caller reader) {
        return TopicView.of(topic, reader, spaces);
    }

    private Future<Reply> postTopic(Call call) {
        Caller author = call.caller();
        Topic.New topic = call.body(Topic.New.class);
        return idempotency.unlessAnswered(call, () -> {
            Space space = topics.mayPost(author, topic);
            return contentCheck
                    .check(author, Scene.FORUM, topic.text())
                    .compose(verdict -> idempotency.once(call, tx -> topics.post(tx, author, space, topic, verdict)
                            .map(posted -> Reply.created("/topics/" + posted.id(), view(posted, author)))));
        });
    }

    private Future<Slice<TopicView>> listTopics(Call call) {
        Long spaceId = call.optionalId("spaceId").orElse(null);
        Long areaId = call.optionalId("areaId").orElse(null);
        return topics.list(call.caller(), spaceId, areaId, call.page())
                .map(slice -> slice.map(topic -> view(topic, call.caller())));
    }

    private Future<Reply> postComment(Call call) {
        Caller author = call.caller();
        long topicId = call.id("topicId");
        Comment.New comment = call.body(Comment.New.class);
        return idempotency.unlessAnswered(call, () -> contentCheck
                .check(author, Scene.COMMENT, comment.body())
                .compose(verdict ->
                        idempotency.onceInGroup(call, tx -> comments.post(tx, author, topicId, comment, verdict)
                                .map(posted -> Reply.created(
                                        "/topics/" + topicId + "/comments", CommentView.of(posted, author, spaces))))));
    }

    private Future<Slice<CommentView>> listComments(Call call) {
        return comments.list(call.caller(), call.id("topicId"), call.page())
                .map(slice -> slice.map(comment -> CommentView.of(comment, call.caller(), spaces)));
    }
}
