package cn.servicecircle.forum;

import cn.servicecircle.forum.Redactions.Wanted;
import cn.servicecircle.forum.VersionStore.Version;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.mysql.Database;
import java.util.List;

/** Blotting out, for authors; and what stood there, for moderators. */
public final class RedactionRoutes {
    private final Redactions redactions;
    private final Database database;
    private final PostViews views;

    public RedactionRoutes(Redactions redactions, Database database, PostViews views) {
        this.redactions = redactions;
        this.database = database;
        this.views = views;
    }

    private record Versions(List<Version> items) {}

    public void addTo(Api api) {
        api.on("redactTopic", call -> redactions
                        .redactTopic(call.caller(), topic(call), call.body(Wanted.class))
                        .compose(topic -> views.topic(database.reads(), topic, call.caller())))
                .on("redactComment", call -> redactions
                        .redactComment(call.caller(), topic(call), call.id("commentId"), call.body(Wanted.class))
                        .compose(comment -> views.comment(database.reads(), comment, call.caller())))
                .on(
                        "listTopicVersions",
                        call -> redactions.ofTopic(call.caller(), topic(call)).map(Versions::new))
                .on("listCommentVersions", call -> redactions
                        .ofComment(call.caller(), topic(call), call.id("commentId"))
                        .map(Versions::new));
    }

    private static long topic(Call call) {
        return call.id("topicId");
    }
}
