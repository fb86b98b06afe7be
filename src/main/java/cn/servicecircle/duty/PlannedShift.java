package cn.servicecircle.duty;

import java.time.Instant;

/**
 * A shift as those see it who plan and who take turns.
 *
 * @param revision  how often it was changed since it was published
 * @param offered   whether its person asked for somebody else (请人替班)
 * @param offeredTo the one who is asked, or null: any colleague
 */
record PlannedShift(Shift shift, int revision, Instant revisedAt, boolean offered, Long offeredTo) {}
