package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.mutualaid.ResponseService.Exchange;
import java.time.Instant;

/**
 * What two tell each other, as one of them reads it.
 *
 * @param name        of the neighbour who answered
 * @param mine        whether the reader is that neighbour
 * @param contact     the other side's; null before the author has accepted, and for none
 * @param toldContact what the reader told, or null
 * @param mediation   null while nobody proposed any
 */
record ExchangeView(
        long id,
        String name,
        boolean mine,
        String state,
        String stateText,
        String message,
        String contact,
        String toldContact,
        MediationView mediation,
        Instant respondedAt) {

    /**
     * 调解 between the two.
     *
     * @param trackingNumber for the one who proposed it, in whose name it was filed
     */
    record MediationView(
            boolean mine,
            String state,
            String stateText,
            Instant proposedAt,
            Instant answeredAt,
            Long errandId,
            String trackingNumber) {

        static MediationView of(Mediation mediation, Caller reader) {
            boolean mine = mediation.proposerId() == reader.personId();
            return new MediationView(
                    mine,
                    mediation.state().word(),
                    mediation.state().text(),
                    mediation.proposedAt(),
                    mediation.answeredAt(),
                    mine ? mediation.errandId() : null,
                    mine ? mediation.trackingNumber() : null);
        }
    }

    static ExchangeView of(Exchange exchange, Caller reader, Envelope envelope) {
        Response response = exchange.response();
        boolean mine = response.personId() == reader.personId();
        boolean accepted = response.state() == Response.State.ACCEPTED;
        String theirs = mine ? response.authorContact() : response.contact();
        return new ExchangeView(
                response.id(),
                response.personName(),
                mine,
                response.state().word(),
                response.state().text(),
                envelope.open(response.message()),
                accepted ? envelope.open(theirs) : null,
                envelope.open(mine ? response.contact() : response.authorContact()),
                exchange.mediation() == null ? null : MediationView.of(exchange.mediation(), reader),
                response.at());
    }
}
