package cn.servicecircle.meeting;

import cn.servicecircle.deliberation.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a meeting might be about, from what is open in its space: first what is talked over or voted on, the soonest due first;
 * then what was promised and is overdue; then what residents want to be answered; then all else by its day.
 */
final class Agenda {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M 月 d 日");

    private Agenda() {}

    /**
     * A topic on its way.
     *
     * @param dueAt      when its owner should have concluded it; null where it ends by itself
     * @param promisedBy who does it; null before that is named
     */
    record OpenTopic(long topicId, String title, Stage stage, Instant openUntil, Instant dueAt, String promisedBy) {
        Instant day() {
            return dueAt == null ? openUntil : dueAt;
        }
    }

    /** @param dueAt null while the working calendar does not reach that far */
    record OpenQuestion(long topicId, String title, Instant dueAt) {}

    /** @param why it is proposed, as a sentence */
    record Proposed(long topicId, String title, String why, Instant dueAt) {

        private Proposed and(Proposed other) {
            return new Proposed(topicId, title, why + other.why(), dueAt);
        }
    }

    private record Ranked(int rank, Proposed item) {}

    /** Each topic once, with all reasons that it has. */
    static List<Proposed> of(List<OpenTopic> topics, List<OpenQuestion> questions, Instant now, ZoneId zone) {
        List<Ranked> all = new ArrayList<>();
        topics.forEach(topic -> all.add(ranked(topic, now, zone)));
        questions.forEach(question -> all.add(new Ranked(2, proposed(question, zone))));
        all.sort(Comparator.comparingInt(Ranked::rank)
                .thenComparing(ranked -> ranked.item().dueAt(), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparingLong(ranked -> ranked.item().topicId()));
        Map<Long, Proposed> byTopic = new LinkedHashMap<>();
        all.forEach(ranked -> byTopic.merge(ranked.item().topicId(), ranked.item(), Proposed::and));
        return List.copyOf(byTopic.values());
    }

    private static Ranked ranked(OpenTopic topic, Instant now, ZoneId zone) {
        boolean late = topic.dueAt() != null && !now.isBefore(topic.dueAt());
        boolean isTalkedOver = topic.stage() == Stage.DISCUSSION || topic.stage() == Stage.VOTE;
        int rank = isTalkedOver ? 0 : late && topic.stage() == Stage.FOLLOW_UP ? 1 : 3;
        return new Ranked(rank, new Proposed(topic.topicId(), topic.title(), why(topic, late, zone), topic.day()));
    }

    private static String why(OpenTopic topic, boolean late, ZoneId zone) {
        String day = topic.day() == null ? "" : day(topic.day(), zone);
        if (topic.stage() == Stage.FOLLOW_UP) {
            String who = topic.promisedBy() == null ? "还没有写明谁来办，最晚 " : topic.promisedBy() + "答应办好，最晚 ";
            return "督办反馈：" + who + day + (late ? "，已经逾期。" : "。");
        }
        return topic.stage().text()
                + (topic.dueAt() == null ? "，到 " : "，最晚 ")
                + day
                + (topic.dueAt() == null ? "。" : late ? " 小结，已经逾期。" : " 小结。");
    }

    private static Proposed proposed(OpenQuestion question, ZoneId zone) {
        String day = question.dueAt() == null ? "" : "，最晚 " + day(question.dueAt(), zone);
        return new Proposed(question.topicId(), question.title(), "居民请求官方答复" + day + "。", question.dueAt());
    }

    /** The moment is the midnight after it. */
    private static String day(Instant end, ZoneId zone) {
        return DAY.format(LocalDate.ofInstant(end.minusNanos(1), zone));
    }
}
