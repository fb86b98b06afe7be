package cn.servicecircle.errand;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;

/**
 * 帮办代办件: what a resident asked of a station, and how far it is. Transitions are methods; one that is not allowed throws.
 *
 * @param handlerId the one member of staff who is responsible, null until claimed
 * @param grade     5 非常满意 to 1 非常不满意, null until rated
 */
record Errand(
        long id,
        String trackingNumber,
        long residentId,
        long stationId,
        long serviceItemId,
        String description,
        State state,
        Long handlerId,
        String result,
        Integer grade,
        String ratingComment,
        Instant filedAt) {

    enum State implements Worded {
        FILED("已提交，等待站点接单"),
        IN_PROGRESS("正在办理"),
        DONE("已办好"),
        CANCELLED("已撤回");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    Errand claimedBy(long staffId) {
        if (state != State.FILED) {
            throw Refusal.conflict("errand:not-open", "这一件不能接单", now() + "。只有等待接单的可以接，请刷新列表。");
        }
        return with(State.IN_PROGRESS, staffId, null, null, null);
    }

    Errand completedBy(long staffId, String how) {
        if (state != State.IN_PROGRESS) {
            throw Refusal.conflict("errand:not-in-progress", "这一件不在办理中", now() + "。接单以后才能填写结果。");
        }
        if (handlerId != staffId) {
            throw Refusal.conflict("errand:not-handler", "这一件由别人办理", "请由接单的人填写结果。");
        }
        return with(State.DONE, handlerId, how, null, null);
    }

    Errand cancelled() {
        if (state != State.FILED && state != State.IN_PROGRESS) {
            throw Refusal.conflict("errand:not-cancellable", "这一件不能撤回了", now() + "。办好以前才能撤回。");
        }
        return with(State.CANCELLED, handlerId, null, null, null);
    }

    Errand rated(int newGrade, String comment) {
        if (state != State.DONE) {
            throw Refusal.conflict("errand:not-done", "还不能评价", now() + "。办好以后才能评价。");
        }
        if (grade != null) {
            throw Refusal.conflict("errand:already-rated", "已经评价过了", "每一件评价一次，谢谢您。");
        }
        return with(state, handlerId, result, newGrade, comment);
    }

    Errand mustBeOpen() {
        if (state == State.DONE || state == State.CANCELLED) {
            throw Refusal.conflict("errand:closed", "这一件已经结束", now() + "。结束以后不能再添加或删除附件。");
        }
        return this;
    }

    private String now() {
        return "现在的状态是“" + state.text() + "”";
    }

    private Errand with(State next, Long handler, String how, Integer newGrade, String comment) {
        return new Errand(
                id,
                trackingNumber,
                residentId,
                stationId,
                serviceItemId,
                description,
                next,
                handler,
                how,
                newGrade,
                comment,
                filedAt);
    }
}
