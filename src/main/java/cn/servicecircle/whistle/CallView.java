package cn.servicecircle.whistle;

import cn.servicecircle.errand.Deadlines;
import cn.servicecircle.errand.Deadlines.TermView;
import cn.servicecircle.whistle.BodyCall.Deed;
import java.time.Instant;
import java.util.List;

/**
 * A call as the contract shows it.
 *
 * @param limit    null when the body has declined: then there is nothing to be in time with
 * @param possible what can be recorded of it, by those who may
 */
record CallView(
        long id,
        long bodyId,
        String bodyName,
        boolean lead,
        String asked,
        String state,
        String stateText,
        Instant calledAt,
        TermView limit,
        String acknowledgedBy,
        Instant acknowledgedAt,
        String answer,
        Instant endedAt,
        List<String> possible) {

    static List<CallView> of(Whistle whistle, Deadlines deadlines) {
        return whistle.calls().stream()
                .map(call -> of(call, whistle.isLead(call), deadlines))
                .toList();
    }

    private static CallView of(BodyCall call, boolean lead, Deadlines deadlines) {
        return new CallView(
                call.id(),
                call.body().id(),
                call.body().name(),
                lead,
                call.asked(),
                call.state().word(),
                call.state().text(),
                call.calledAt(),
                call.state() == BodyCall.State.DECLINED
                        ? null
                        : deadlines.view(call.calledAt(), call.limitDays(), call.endedAt(), "办结"),
                call.acknowledgedBy(),
                call.acknowledgedAt(),
                call.answer(),
                call.endedAt(),
                call.possible().stream().map(Deed::word).toList());
    }
}
