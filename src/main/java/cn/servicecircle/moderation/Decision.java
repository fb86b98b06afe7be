package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Refusal;

/**
 * What a moderator decided.
 *
 * @param clause the rule it rests on, needed to hide
 * @param reason what the author is told, needed to hide
 */
public record Decision(String decision, String clause, String reason) {

    public boolean publishes() {
        return decision.equals("publish");
    }

    void check() {
        if (!publishes() && (clause == null || reason == null)) {
            throw Refusal.invalid("moderation:reason-missing", "不予发布要写明依据", "请填写 clause（依据的条款）和 reason（给作者的理由）。");
        }
    }
}
