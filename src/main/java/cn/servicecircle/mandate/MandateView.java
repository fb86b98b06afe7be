package cn.servicecircle.mandate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** A mandate as everybody sees it who may see the errand: that there is evidence, and never what it holds. */
record MandateView(
        long id,
        String number,
        long agentId,
        String agentName,
        Set<Power> powers,
        String powersText,
        LocalDate lastDay,
        String state,
        String stateText,
        String evidence,
        String evidenceText,
        String givenBy,
        Instant givenAt,
        Long passedOnFrom,
        String consentText,
        Instant endedAt,
        String endedBy,
        String endReason) {

    static MandateView of(Mandate mandate, LocalDate today) {
        Mandate.State state = mandate.state(today);
        Mandate.End end = mandate.end();
        return new MandateView(
                mandate.id(),
                mandate.number(),
                mandate.agentId(),
                mandate.agentName(),
                mandate.powers(),
                Power.texts(mandate.powers()),
                mandate.lastDay(),
                state.word(),
                state.text(),
                mandate.evidence().word(),
                mandate.evidence().text(),
                mandate.givenBy(),
                mandate.givenAt(),
                mandate.passedOnFrom(),
                mandate.consent() == null ? null : mandate.consent().text(),
                end == null ? mandate.over() : end.at(),
                end == null ? null : end.by(),
                end == null ? null : end.reason());
    }
}
