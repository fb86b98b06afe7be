package cn.servicecircle.mandate;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That the principal lets the agent pass the mandate on (民法典 169), as the agent records it.
 *
 * @param at    when the principal said so
 * @param words what was said; in an emergency, why nobody could be asked
 */
record Consent(How how, Instant at, String words) {

    enum How implements Worded {
        IN_PERSON("当面同意"),
        PHONE("电话里同意"),
        WRITTEN("书面同意"),
        /** The one case without consent: to protect the principal's interest when there is no time to ask (169). */
        EMERGENCY("情况紧急，来不及征得同意");

        private final String text;

        How(String text) {
            this.text = text;
        }
    }

    String text() {
        return how.text + "：" + words;
    }

    /** @param given when the mandate was; clients name times to the minute */
    static void check(Consent consent, Instant given, Instant now) {
        if (consent == null) {
            throw Refusal.conflict(
                    "mandate:consent-needed",
                    "转委托要先取得申请人同意",
                    "请先问申请人（当面、电话或书面），把怎么同意的、什么时候、原话写进 consent；情况紧急来不及问的，how 填 emergency 并写明理由。");
        }
        if (consent.at().isBefore(given.truncatedTo(ChronoUnit.MINUTES))
                || consent.at().isAfter(now)) {
            throw Refusal.unknown("/consent/at", "mandate:consent-when", "同意的时间要在委托以后、现在以前");
        }
    }
}
