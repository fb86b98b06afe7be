package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Refusal;
import java.util.List;

/**
 * What a moderator decided.
 *
 * @param clause the rule it rests on, needed to hide
 * @param reason what the author is told, needed to hide
 * @param pictureIds those that were looked at, as they were shown with the case; null where nobody says so
 */
public record Decision(String decision, String clause, String reason, List<Long> pictureIds) {
    public boolean hasSeen(long pictureId) {
        return pictureIds != null && pictureIds.contains(pictureId);
    }

    public boolean publishes() {
        return decision.equals("publish");
    }

    void check() {
        if (!publishes() && (clause == null || reason == null)) {
            throw Refusal.invalid("moderation:reason-missing", "不予发布要写明依据", "请填写 clause（依据的条款）和 reason（给作者的理由）。");
        }
    }
}
