package cn.servicecircle.answer;

import cn.servicecircle.answer.AnswerStore.Asked;
import cn.servicecircle.moderation.Decision;
import cn.servicecircle.notification.Notice;
import java.util.Collection;
import java.util.List;

/** What is told of official answers, and to whom. */
final class Letters {
    /** So that it fits into what is told; the whole is on the topic's page. */
    private static final int EXCERPT = 200;

    private Letters() {}

    /** For the followers of the topic. */
    static String answered(OfficialAnswer answer) {
        String text = answer.text();
        String excerpt = text.length() <= EXCERPT ? text : text.substring(0, whole(text)) + "…";
        return "官方答复（" + answer.office() + "）：" + excerpt;
    }

    /** Not through the middle of a character. */
    private static int whole(String text) {
        return Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
    }

    static String corrected(OfficialAnswer answer, String why) {
        return answer.office() + "更正了官方答复，理由：" + why;
    }

    static Notice decided(Asked topic, OfficialAnswer answer, Decision decision) {
        return decision.publishes()
                ? notice(topic, answer.authorId(), Notice.Kind.POST_PUBLISHED, "您的官方答复已发布，邻居们看得到了。")
                : notice(
                        topic,
                        answer.authorId(),
                        Notice.Kind.POST_HIDDEN,
                        "您的官方答复没有发布。依据：" + decision.clause() + "。理由：" + decision.reason()
                                + "。不同意可以在 15 天内申诉，由另一位主持答复。");
    }

    static List<Notice> toAll(Asked topic, Collection<Long> people, Notice.Kind kind, String text) {
        return people.stream().map(person -> notice(topic, person, kind, text)).toList();
    }

    private static Notice notice(Asked topic, long person, Notice.Kind kind, String text) {
        return new Notice(person, kind, topic.title(), text, "/topics/" + topic.topicId());
    }
}
