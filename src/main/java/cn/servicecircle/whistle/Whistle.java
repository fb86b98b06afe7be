package cn.servicecircle.whistle;

import cn.servicecircle.kernel.Refusal;
import java.time.Instant;
import java.util.List;

/**
 * A street's call of bodies to one errand.
 *
 * @param areaId     whose 管家 called, and record the answers
 * @param leadBodyId the one body that leads
 */
record Whistle(long errandId, long areaId, long leadBodyId, Instant blownAt, List<BodyCall> calls) {

    Whistle with(List<BodyCall> made) {
        return new Whistle(errandId, areaId, leadBodyId, blownAt, made);
    }

    boolean isLead(BodyCall call) {
        return call.body().id() == leadBodyId;
    }

    BodyCall lead() {
        return calls.stream().filter(this::isLead).findFirst().orElseThrow();
    }

    BodyCall call(long callId) {
        return calls.stream()
                .filter(call -> call.id() == callId)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("whistle:call-not-found", "没有叫过这个部门"));
    }

    void mustNotHave(Body body) {
        if (calls.stream().anyMatch(call -> call.body().id() == body.id())) {
            throw Refusal.conflict("whistle:body-called", "已经叫过" + body.name(), "同一件里一个部门只叫一次，请看它的进展。");
        }
    }

    /** Another one of those called, as long as it has not said that it cannot. */
    Whistle ledBy(long bodyId) {
        BodyCall next = calls.stream()
                .filter(call -> call.body().id() == bodyId)
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("/bodyId", "whistle:body-not-called", "还没有叫这个部门，请先加叫"));
        if (isLead(next)) {
            throw Refusal.conflict("whistle:leads-already", next.body().name() + "已经是牵头部门", "不用更换。");
        }
        if (next.state() == BodyCall.State.DECLINED) {
            throw Refusal.conflict("whistle:lead-declined", next.body().name() + "说办不了", "请换一个部门牵头，或加叫别的部门。");
        }
        return new Whistle(errandId, areaId, bodyId, blownAt, calls);
    }
}
