package cn.servicecircle.forum;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.moderation.ContentCheck;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.picture.Album;
import cn.servicecircle.space.Space;
import cn.servicecircle.wechat.TextCheck.Scene;
import io.vertx.core.Future;

/** 议事 for residents: topics and comments. */
public final class ForumRoutes {
    private final TopicService topics;
    private final CommentService comments;
    private final SupportService supports;
    private final ContentCheck contentCheck;
    private final Idempotency idempotency;
    private final Database database;
    private final PostViews views;
    private final Album album;

    public ForumRoutes(
            TopicService topics,
            CommentService comments,
            SupportService supports,
            ContentCheck contentCheck,
            Idempotency idempotency,
            Database database,
            PostViews views,
            Album album) {
        this.topics = topics;
        this.comments = comments;
        this.supports = supports;
        this.contentCheck = contentCheck;
        this.idempotency = idempotency;
        this.database = database;
        this.views = views;
        this.album = album;
    }

    public void addTo(Api api) {
        api.on("postTopic", this::postTopic)
                .on("listTopics", this::listTopics)
                .on("getTopic", call -> topics.get(call.caller(), call.id("topicId"))
                        .compose(topic -> views.topic(database.reads(), topic, call.caller())))
                .on("postComment", this::postComment)
                .on("listComments", this::listComments)
                .on("supportTopic", call -> supports.support(call.caller(), call.id("topicId"), true))
                .on("withdrawSupport", call -> supports.support(call.caller(), call.id("topicId"), false))
                .on("followTopic", call -> supports.follow(call.caller(), call.id("topicId"), true))
                .on("unfollowTopic", call -> supports.follow(call.caller(), call.id("topicId"), false));
    }

    private Future<Reply> postTopic(Call call) {
        Caller author = call.caller();
        Topic.New topic = call.body(Topic.New.class);
        return idempotency.unlessAnswered(call, () -> {
            Space space = topics.mayPost(author, topic);
            return contentCheck
                    .check(author, Scene.FORUM, topic.text())
                    .compose(verdict -> idempotency.once(call, tx -> topics.post(tx, author, space, topic, verdict)
                            .compose(
                                    posted -> album.post(tx, author, TopicService.KIND, posted.id(), topic.pictureIds())
                                            .compose(illustrated -> views.topic(tx, posted, author)))
                            .map(view -> Reply.created("/topics/" + view.id(), view))));
        });
    }

    private Future<Slice<TopicView>> listTopics(Call call) {
        Long spaceId = call.optionalId("spaceId").orElse(null);
        Long areaId = call.optionalId("areaId").orElse(null);
        return topics.list(call.caller(), spaceId, areaId, call.page())
                .compose(slice -> views.topics(database.reads(), slice, call.caller()));
    }

    private Future<Reply> postComment(Call call) {
        Caller author = call.caller();
        long topicId = call.id("topicId");
        Comment.New comment = call.body(Comment.New.class);
        return idempotency.unlessAnswered(call, () -> comments.mayPost(author, topicId, comment.partyId())
                .compose(may -> contentCheck.check(author, Scene.COMMENT, comment.body()))
                .compose(verdict ->
                        idempotency.onceInGroup(call, tx -> comments.post(tx, author, topicId, comment, verdict)
                                .compose(posted -> album.post(
                                                tx, author, CommentService.KIND, posted.id(), comment.pictureIds())
                                        .compose(illustrated -> views.comment(tx, posted, author)))
                                .map(view -> Reply.created("/topics/" + topicId + "/comments", view)))));
    }

    private Future<Slice<CommentView>> listComments(Call call) {
        return comments.list(call.caller(), call.id("topicId"), call.page())
                .compose(slice -> views.comments(database.reads(), slice, call.caller()));
    }
}
