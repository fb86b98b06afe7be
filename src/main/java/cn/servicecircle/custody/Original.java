package cn.servicecircle.custody;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.util.List;

/**
 * 原件: something handed over on one receipt, and its ledger.
 *
 * @param note what it looked like, or null
 */
record Original(long id, String name, Kind kind, String note, List<Movement> movements) {

    enum Kind implements Worded {
        IDENTITY("证件"),
        CERTIFICATE("证明"),
        PASSBOOK("存折"),
        OTHER("其他");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    Original with(List<Movement> ledger) {
        return new Original(id, name, kind, note, ledger);
    }

    static String receipt(long id) {
        return "SJ-" + id;
    }

    int atStation() {
        return movements.stream().mapToInt(Movement::atStation).sum();
    }

    int atBody() {
        return movements.stream().mapToInt(Movement::atBody).sum();
    }

    int held() {
        return atStation() + atBody();
    }

    /** Where how many are: 居民身份证 1 件在站点（收据 SJ-5）. */
    String heldText() {
        if (held() == 0) {
            return name + "已全部交还（收据 " + receipt(id) + "）";
        }
        String station = atStation() == 0 ? "" : " " + atStation() + " 件在站点";
        String body = atBody() == 0 ? "" : " " + atBody() + " 件在部门";
        return name + station + body + "（收据 " + receipt(id) + "）";
    }

    boolean has(long movementId) {
        return movements.stream().anyMatch(movement -> movement.id() == movementId);
    }

    /** A movement of this one's that whoever brought it, or took it back, has not acknowledged yet. */
    Movement toAcknowledge(long movementId) {
        Movement movement = movements.stream()
                .filter(candidate -> candidate.id() == movementId)
                .findFirst()
                .orElseThrow();
        if (!movement.kind().isWithPrincipal()) {
            throw Refusal.conflict("custody:not-with-you", "这一步不用您确认", "只有交来和交还要确认；交部门和取回由工作人员记录。");
        }
        if (movement.acknowledged() != null) {
            throw Refusal.conflict("custody:acknowledged-already", "已经确认过了", "不用再确认。");
        }
        return movement;
    }

    /** Refuses to move what is not there. */
    void check(Movement.Kind kind, int count) {
        int there = kind.isFromBody() ? atBody() : atStation();
        if (count > there) {
            throw Refusal.conflict(
                    "custody:not-held",
                    "没有这么多原件",
                    (kind.isFromBody() ? "部门手里有 " : "站点手里有 ") + there + " 件" + name + "，请核对件数。");
        }
    }
}
