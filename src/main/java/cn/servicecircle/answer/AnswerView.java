package cn.servicecircle.answer;

import cn.servicecircle.answer.OfficialAnswer.Correction;
import cn.servicecircle.space.Spaces;
import cn.servicecircle.space.SpeakerView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * An official answer as its readers see it.
 *
 * @param by   the chosen name of whoever wrote it
 * @param body under whose name, with what it has at stake; null where it was a role
 * @param moderationId the case from which its author appeals; for the author alone, and null while others see it
 */
record AnswerView(
        long id,
        long topicId,
        String office,
        String by,
        SpeakerView body,
        String text,
        String state,
        String stateText,
        int version,
        Instant answeredAt,
        List<CorrectionView> corrections,
        Long moderationId) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M 月 d 日");

    /** @param before what it said until then; null but for the moderators and for its author */
    record CorrectionView(int version, String why, Instant at, String before) {}

    /** How an answer that residents asked for stands. */
    record RequestView(Instant askedAt, Instant dueAt, boolean late, String says) {
        static RequestView of(AnswerRequest request, Instant now, ZoneId zone) {
            String day = request.dueAt() == null ? "放假安排公布后算出" : day(request.dueAt(), zone);
            boolean late = request.isLate(now);
            return new RequestView(
                    request.askedAt(),
                    request.dueAt(),
                    late,
                    "居民请求官方答复，最晚 " + day + (late ? "，已经逾期，已报给管家和议事主持。" : "。"));
        }
    }

    /** @param withTexts whether the reader may know what it said before */
    static AnswerView of(
            OfficialAnswer answer, List<Correction> corrections, boolean withTexts, Long moderationId, Spaces spaces) {
        return new AnswerView(
                answer.id(),
                answer.topicId(),
                answer.office(),
                answer.authorName(),
                SpeakerView.of(answer.partyId(), spaces),
                answer.text(),
                answer.state().word(),
                answer.state().text(),
                answer.version(),
                answer.answeredAt(),
                corrections.stream()
                        .filter(one -> one.answerId() == answer.id())
                        .map(one -> new CorrectionView(
                                one.version() + 1, one.why(), one.at(), withTexts ? one.before() : null))
                        .toList(),
                moderationId);
    }

    /** The moment is the midnight after it. */
    static String day(Instant end, ZoneId zone) {
        return DAY.format(LocalDate.ofInstant(end.minusNanos(1), zone));
    }
}
