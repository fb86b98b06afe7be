package cn.servicecircle.answer;

import java.time.Instant;

/**
 * 请求答复.
 *
 * @param dueAt null while the working calendar does not reach that far
 */
record AnswerRequest(long id, long topicId, Instant askedAt, Instant dueAt) {

    boolean isLate(Instant now) {
        return dueAt != null && !now.isBefore(dueAt);
    }
}
