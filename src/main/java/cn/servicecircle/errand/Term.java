package cn.servicecircle.errand;

import cn.servicecircle.calendar.WorkClock.Pause;
import cn.servicecircle.ladder.TimeLimit;
import java.time.Instant;
import java.util.List;

/**
 * One time limit as it has run so far.
 *
 * @param set    when it was set; that day is excluded (民法典 201)
 * @param days   the limit in working days
 * @param pauses in order and apart; the last one may still last
 * @param ended  when what it waits for happened, or null
 */
record Term(Instant set, int days, List<Pause> pauses, Instant ended) {

    boolean isRunning() {
        return ended == null && !isPaused();
    }

    /** As it is told of while it runs. */
    TimeLimit limit() {
        return new TimeLimit(set, days, pauses);
    }

    boolean isPaused() {
        return !pauses.isEmpty() && pauses.get(pauses.size() - 1).to() == null;
    }
}
