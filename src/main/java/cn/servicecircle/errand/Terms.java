package cn.servicecircle.errand;

import cn.servicecircle.calendar.UnknownYear;
import cn.servicecircle.calendar.WorkClock;
import cn.servicecircle.calendar.WorkClock.Pause;
import cn.servicecircle.ladder.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The two time limits of an errand, from its events alone: to answer, and to complete.
 *
 * @param completion null until it is accepted
 * @param told       of the one that runs
 */
record Terms(Term response, Term completion, Told told) {

    /** @param events in order, the first being that it was filed */
    static Terms of(List<ErrandEvent> events, Limits limits, WorkClock clock) {
        Fold fold = new Fold(limits, clock);
        events.forEach(fold::add);
        return fold.terms();
    }

    /** The one that runs, is paused or was the last to end. */
    Term current() {
        return completion == null ? response : completion;
    }

    private static final class Fold {
        private final Limits limits;
        private final WorkClock clock;
        private Instant filed;
        private Instant answered;
        private Instant accepted;
        private Instant ended;
        private List<Pause> pauses = new ArrayList<>();
        private Told told = Told.NOTHING;

        Fold(Limits limits, WorkClock clock) {
            this.limits = limits;
            this.clock = clock;
        }

        void add(ErrandEvent event) {
            Instant at = event.at();
            if (filed == null) {
                filed = at;
            }
            event.kind().rung().ifPresent(rung -> told = new Told(rung, at));
            switch (event.kind().effect()) {
                case NONE -> {}
                case ANSWERS -> answer(at);
                case STOPS -> pause(at);
                case RESUMES -> resume(at);
                case ENDS -> end(at);
                case RESTARTS -> restart(at);
            }
        }

        /** Whoever answers too late has accepted on the day of filing (行政许可法 32). */
        private void answer(Instant at) {
            if (accepted == null) {
                told = Told.NOTHING;
                answered = at;
                accepted = isInTime(at) ? at : filed;
            }
        }

        private boolean isInTime(Instant at) {
            try {
                return at.isBefore(clock.end(filed, limits.responseDays(), List.of()));
            } catch (UnknownYear unknown) {
                return true;
            }
        }

        private void pause(Instant at) {
            if (!isPaused()) {
                pauses.add(new Pause(at, null));
            }
        }

        private void resume(Instant at) {
            if (isPaused()) {
                Pause last = pauses.remove(pauses.size() - 1);
                pauses.add(new Pause(last.from(), at));
            }
        }

        private boolean isPaused() {
            return !pauses.isEmpty() && pauses.get(pauses.size() - 1).to() == null;
        }

        private void end(Instant at) {
            resume(at);
            told = Told.NOTHING;
            ended = at;
            if (answered == null) {
                answered = at;
            }
        }

        private void restart(Instant at) {
            pauses = new ArrayList<>();
            told = Told.NOTHING;
            ended = null;
            if (accepted == null) {
                filed = at;
                answered = null;
            } else {
                accepted = at;
            }
        }

        Terms terms() {
            return new Terms(
                    new Term(filed, limits.responseDays(), List.of(), answered),
                    accepted == null ? null : new Term(accepted, limits.completionDays(), List.copyOf(pauses), ended),
                    told);
        }
    }
}
