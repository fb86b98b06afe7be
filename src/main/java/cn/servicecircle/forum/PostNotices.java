package cn.servicecircle.forum;

import cn.servicecircle.moderation.Decision;
import cn.servicecircle.notification.Notice;

/** What authors are told about their posts. */
final class PostNotices {
    private PostNotices() {}

    /**
     * @param what   议题 or 评论
     * @param before its state until then
     */
    static Notice decided(Topic topic, long authorId, Decision decision, String what, PostState before) {
        return decision.publishes()
                ? notice(topic, authorId, Notice.Kind.POST_PUBLISHED, published(what, before))
                : notice(topic, authorId, Notice.Kind.POST_HIDDEN, hidden(decision, what));
    }

    private static String published(String what, PostState before) {
        return before == PostState.PUBLISHED ? "主持看过您的" + what + "和其中的图片，没有问题，邻居们看得到。" : "您的" + what + "已发布，邻居们看得到了。";
    }

    private static String hidden(Decision decision, String what) {
        return "您的" + what + "没有发布。依据：" + decision.clause() + "。理由：" + decision.reason() + "。不同意可以在 15 天内申诉，由另一位主持答复。";
    }

    static Notice covered(Topic topic, long authorId, String what) {
        return notice(topic, authorId, Notice.Kind.POST_COVERED, "不少邻居举报了您的" + what + "，先收起来，等主持审核。审核以后会告诉您。");
    }

    static Notice commented(Topic topic, String commenterName) {
        return notice(topic, topic.authorId(), Notice.Kind.TOPIC_COMMENTED, commenterName + "评论了您的议题。");
    }

    private static Notice notice(Topic topic, long personId, Notice.Kind kind, String text) {
        return new Notice(personId, kind, topic.title(), text, "/topics/" + topic.id());
    }
}
