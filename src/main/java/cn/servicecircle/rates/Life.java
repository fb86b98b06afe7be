package cn.servicecircle.rates;

import cn.servicecircle.errand.ErrandEvent.Kind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What has happened to one errand so far, and what it counts as: the definitions of the three rates.
 *
 * @param itemVersion under which it was filed
 * @param state       the word of its state
 * @param grade       the last one given, or null
 * @param lastEvent   the newest event's id
 * @param events      in order, the first being that it was filed
 */
record Life(
        long errandId,
        long stationId,
        long itemId,
        int itemVersion,
        Instant filedAt,
        String state,
        Integer grade,
        long lastEvent,
        List<Happened> events) {
    private static final int SATISFIED = 3;
    private static final Set<Kind> ANSWER = EnumSet.of(Kind.CLAIMED, Kind.REFUSED);
    private static final Set<Kind> WORD = EnumSet.of(Kind.COMPLETED, Kind.SOLVED, Kind.NOT_SOLVED, Kind.REOPENED);

    record Happened(Kind kind, Instant at) {}

    /**
     * @param responseEnd when the response limit is over; null while the calendar does not reach that far, so that nobody can
     *     tell whether an answer was in time
     */
    Counts counts(Instant responseEnd, Instant now) {
        Set<Measure> measures = EnumSet.of(Measure.FILED);
        response(measures, responseEnd, now);
        solution(measures);
        satisfaction(measures);
        switch (state) {
            case "closed" -> measures.add(Measure.CLOSED);
            case "refused" -> measures.add(Measure.REFUSED);
            case "cancelled" -> measures.add(Measure.CANCELLED);
            default -> {}
        }
        return Counts.one(measures);
    }

    /** Withdrawn before an answer was due, it is neither answered nor awaited. */
    private void response(Set<Measure> measures, Instant responseEnd, Instant now) {
        Optional<Instant> answered = first(ANSWER);
        Optional<Instant> cancelled = first(EnumSet.of(Kind.CANCELLED));
        boolean isDue = responseEnd != null
                && (answered.isPresent() || !cancelled.orElse(now).isBefore(responseEnd));
        if (answered.isPresent()) {
            measures.add(Measure.ANSWERED);
        }
        if (isDue) {
            measures.add(Measure.ANSWER_DUE);
            if (answered.isPresent() && answered.get().isBefore(responseEnd)) {
                measures.add(Measure.ON_TIME);
            }
        } else if (answered.isPresent() || cancelled.isEmpty()) {
            measures.add(Measure.AWAITED);
        }
    }

    /** The principal's last word: a new completion takes it back, and whoever asks for it to be done again has not got it solved. */
    private void solution(Set<Measure> measures) {
        if (first(EnumSet.of(Kind.COMPLETED)).isPresent()) {
            measures.add(Measure.COMPLETED);
            measures.add(
                    switch (last(WORD).orElseThrow()) {
                        case COMPLETED -> Measure.UNCONFIRMED;
                        case SOLVED -> Measure.SOLVED;
                        default -> Measure.NOT_SOLVED;
                    });
        } else if (!state.equals("refused") && !state.equals("cancelled")) {
            measures.add(Measure.UNDERWAY);
        }
    }

    private void satisfaction(Set<Measure> measures) {
        if (grade != null) {
            measures.add(Measure.RATED);
            if (grade >= SATISFIED) {
                measures.add(Measure.SATISFIED);
            }
        } else if (state.equals("done") || state.equals("closed")) {
            measures.add(Measure.UNRATED);
        }
    }

    private Optional<Instant> first(Set<Kind> kinds) {
        return events.stream()
                .filter(event -> kinds.contains(event.kind()))
                .map(Happened::at)
                .findFirst();
    }

    private Optional<Kind> last(Set<Kind> kinds) {
        return events.stream().map(Happened::kind).filter(kinds::contains).reduce((before, after) -> after);
    }
}
