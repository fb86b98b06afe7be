package cn.servicecircle.answer;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;

/**
 * What was said under an office.
 *
 * @param office  as which it was said, by name
 * @param partyId the body, where it was one; else null
 * @param version 1, and one more with each correction
 */
record OfficialAnswer(
        long id,
        long topicId,
        long authorId,
        String authorName,
        Long partyId,
        String office,
        String text,
        State state,
        int version,
        Instant answeredAt) {
    private static final int MOST_CORRECTIONS = 20;

    enum State implements Worded {
        PENDING("等待审核，暂时只有您和议事主持看得到"),
        PUBLISHED("已发布"),
        HIDDEN("未通过审核");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** How it was changed: the text that it had before, and why it has it no more. */
    record Correction(long answerId, int version, String before, String why, Instant at) {}

    /** Only what can be read is corrected, and only into something else. */
    OfficialAnswer corrected(String newText) {
        if (state != State.PUBLISHED) {
            throw Refusal.conflict("answer:not-published", "这条答复现在没有发布", "等审核以后再更正；没有通过的，请重新答复。");
        }
        if (version > MOST_CORRECTIONS) {
            throw Refusal.conflict(
                    "answer:corrected-enough", "这条答复不能再更正", "一条答复最多更正 " + MOST_CORRECTIONS + " 次，请另写一条。");
        }
        if (newText.equals(text)) {
            throw Refusal.conflict("answer:same-text", "内容没有变", "请写更正以后的全文。");
        }
        return new OfficialAnswer(
                id, topicId, authorId, authorName, partyId, office, newText, state, version + 1, answeredAt);
    }
}
