package cn.servicecircle.answer;

import cn.servicecircle.answer.AnswerStore.Asked;
import cn.servicecircle.moderation.Decision;
import cn.servicecircle.notification.Notice;
import java.util.Collection;
import java.util.List;

/** What is told of official answers, and to whom. */
final class Letters {
    private Letters() {}

    /** For the followers of the topic. Nothing of its words: what is told stays where it was told when an answer is hidden. */
    static String answered(OfficialAnswer answer) {
        return "有官方答复（以" + answer.office() + "），请点开看。";
    }

    static String corrected(OfficialAnswer answer, String why) {
        return answer.office() + "更正了官方答复，理由：" + why;
    }

    static Notice published(Asked topic, OfficialAnswer answer) {
        return notice(topic, answer.authorId(), Notice.Kind.POST_PUBLISHED, "您的官方答复已发布，邻居们看得到了。");
    }

    /** With the way to its case, from where its author appeals. */
    static Notice hidden(long caseId, OfficialAnswer answer, Decision decision) {
        return new Notice(
                answer.authorId(),
                Notice.Kind.POST_HIDDEN,
                "您的官方答复",
                "您的官方答复没有发布。依据：" + decision.clause() + "。理由：" + decision.reason() + "。不同意可以在 15 天内申诉，由另一位主持答复。",
                "/moderations/" + caseId);
    }

    static List<Notice> toAll(Asked topic, Collection<Long> people, Notice.Kind kind, String text) {
        return people.stream().map(person -> notice(topic, person, kind, text)).toList();
    }

    private static Notice notice(Asked topic, long person, Notice.Kind kind, String text) {
        return new Notice(person, kind, topic.title(), text, "/topics/" + topic.topicId());
    }
}
