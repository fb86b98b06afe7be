package cn.servicecircle.ladder;

import cn.servicecircle.calendar.WorkClock.Pause;
import java.time.Instant;
import java.util.List;

/**
 * A time limit that runs.
 *
 * @param set    when it was set; that day is excluded (民法典 201)
 * @param days   in working days
 * @param pauses in order and apart; all have ended
 */
public record TimeLimit(Instant set, int days, List<Pause> pauses) {}
