package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;

/**
 * 调解 that one of two proposes, which only what the other says makes a request (人民调解法 17: 当事人一方明确拒绝的，不得调解).
 *
 * @param otherId    who is asked
 * @param answeredAt null until that one has said something
 * @param request    what would be filed, sealed; null once it was decided
 */
record Mediation(
        long id,
        long proposerId,
        Instant proposedAt,
        long otherId,
        State state,
        Instant answeredAt,
        String request,
        Long errandId,
        String trackingNumber) {

    /** What became of it. */
    enum State implements Worded {
        PROPOSED("等对方答复，对方同意才会登记"),
        DECLINED("有一方不同意，没有登记"),
        FILED("双方同意，已登记，调解委员会会联系双方");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Refuses whoever is not asked, and who was asked before. */
    void mustBeAnsweredBy(long personId) {
        if (otherId != personId) {
            throw Refusal.conflict("help:own-proposal", "这是您提议的，等对方答复", "对方同意才会登记；对方不同意的，您可以自己到站点说明情况。");
        }
        if (state != State.PROPOSED) {
            throw Refusal.conflict("help:mediation-answered", "已经答复过了", "结果在您的消息里。");
        }
    }
}
