package cn.servicecircle.errand;

import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.ladder.LadderClock;
import cn.servicecircle.ladder.Overdue;
import cn.servicecircle.ladder.Rung;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When the clock brings an errand something, and what; from its events alone. */
public final class Alarms {
    private final Deadlines deadlines;
    private final LadderClock ladder;
    private final Patience patience;

    public Alarms(Deadlines deadlines, LadderClock ladder, Patience patience) {
        this.deadlines = deadlines;
        this.ladder = ladder;
        this.patience = patience;
    }

    /**
     * What the row keeps so that lists and the sweep can find it; either may be null.
     *
     * @param due   when the limit that runs is over
     * @param alarm when the clock brings something next
     */
    record Moments(Instant due, Instant alarm) {}

    Instant now() {
        return deadlines.now();
    }

    Moments moments(List<ErrandEvent> events, Errand errand) {
        return new Moments(deadlines.due(events, errand.filing()), next(events, errand));
    }

    private Instant next(List<ErrandEvent> events, Errand errand) {
        if (errand.state() == State.DONE) {
            return patience.answerBy(events);
        }
        Terms terms = deadlines.terms(events, errand.filing());
        return terms.current().isRunning() ? ladder.next(terms.current().limit(), terms.told()) : null;
    }

    /** When one looks again whether somebody is above now. */
    Instant nextWorkday() {
        return ladder.nextWorkday();
    }

    /** What is to be told by now of the limit that runs. */
    Optional<Rung> reached(CaseFile file) {
        Terms terms = terms(file);
        return terms.current().isRunning() ? ladder.reached(terms.current().limit(), terms.told()) : Optional.empty();
    }

    boolean isUnanswered(CaseFile file) {
        return file.errand().state() == State.DONE && !now().isBefore(patience.answerBy(file.events()));
    }

    /** Whether somebody was told that the limit that runs is over. */
    boolean isToldOverdue(List<ErrandEvent> events, Errand.Filing filing) {
        return deadlines.terms(events, filing).told().includes(Rung.OVERDUE);
    }

    /** How much is left, after a comma; nothing while the calendar does not reach that far. */
    String left(CaseFile file) {
        Instant due = deadlines.due(file.events(), file.errand().filing());
        return due == null ? "" : "，" + deadlines.inWords(due);
    }

    /** Of one that is. */
    Overdue overdue(CaseFile file) {
        return new Overdue(
                file.errand().filing().trackingNumber(),
                ladder.lastDay(terms(file).current().limit()),
                Overdue.promise(file.named().responsibleName()));
    }

    private Terms terms(CaseFile file) {
        return deadlines.terms(file.events(), file.errand().filing());
    }
}
