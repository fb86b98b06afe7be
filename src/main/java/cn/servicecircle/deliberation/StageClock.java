package cn.servicecircle.deliberation;

import java.time.Instant;

/** When days of a stage are over. */
@FunctionalInterface
interface StageClock {
    /**
     * The end of the n-th day after this moment's, or of the next working day where that one is none (民法典 201, 203).
     *
     * @param days 0 is the end of the same day
     */
    Instant endOf(Instant from, int days);
}
