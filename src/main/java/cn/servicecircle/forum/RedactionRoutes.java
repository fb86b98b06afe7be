package cn.servicecircle.forum;

import cn.servicecircle.forum.Redactions.Wanted;
import cn.servicecircle.forum.VersionStore.Version;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Spaces;
import java.util.List;

/** Blotting out, for authors; and what stood there, for moderators. */
public final class RedactionRoutes {
    private final Redactions redactions;
    private final Snapshot<Spaces> spaces;

    public RedactionRoutes(Redactions redactions, Snapshot<Spaces> spaces) {
        this.redactions = redactions;
        this.spaces = spaces;
    }

    private record Versions(List<Version> items) {}

    public void addTo(Api api) {
        api.on("redactTopic", call -> redactions
                        .redactTopic(call.caller(), topic(call), call.body(Wanted.class))
                        .map(topic -> TopicView.of(topic, call.caller(), spaces)))
                .on("redactComment", call -> redactions
                        .redactComment(call.caller(), topic(call), call.id("commentId"), call.body(Wanted.class))
                        .map(comment -> CommentView.of(comment, call.caller(), spaces)))
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
