package cn.servicecircle.forum;

import cn.servicecircle.moderation.Decision;
import cn.servicecircle.notification.Notice;

/**
 * What authors are told about their posts. What is hidden or put away is told with the way to its case, from where its author
 * appeals, and without its title: none is kept in inboxes.
 */
final class PostNotices {
    private PostNotices() {}

    /**
     * @param what   议题 or 评论
     * @param before its state until then
     */
    static Notice published(Topic topic, long authorId, String what, PostState before) {
        String text =
                before == PostState.PUBLISHED ? "主持看过您的" + what + "和其中的图片，没有问题，邻居们看得到。" : "您的" + what + "已发布，邻居们看得到了。";
        return ofTopic(topic, authorId, Notice.Kind.POST_PUBLISHED, text);
    }

    static Notice hidden(long caseId, long authorId, String what, Decision decision) {
        String text =
                "您的" + what + "没有发布。依据：" + decision.clause() + "。理由：" + decision.reason() + "。不同意可以在 15 天内申诉，由另一位主持答复。";
        return ofCase(caseId, authorId, Notice.Kind.POST_HIDDEN, what, text);
    }

    static Notice covered(long caseId, long authorId, String what) {
        return ofCase(caseId, authorId, Notice.Kind.POST_COVERED, what, "不少邻居举报了您的" + what + "，先收起来，等主持审核。审核以后会告诉您。");
    }

    static Notice commented(Topic topic, String commenterName) {
        return ofTopic(topic, topic.authorId(), Notice.Kind.TOPIC_COMMENTED, commenterName + "评论了您的议题。");
    }

    private static Notice ofTopic(Topic topic, long personId, Notice.Kind kind, String text) {
        return new Notice(personId, kind, topic.title(), text, "/topics/" + topic.id());
    }

    private static Notice ofCase(long caseId, long authorId, Notice.Kind kind, String what, String text) {
        return new Notice(authorId, kind, "您的" + what, text, "/moderations/" + caseId);
    }
}
