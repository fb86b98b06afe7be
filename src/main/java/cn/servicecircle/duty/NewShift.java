package cn.servicecircle.duty;

import java.time.Instant;

/**
 * A shift that is to be published.
 *
 * @param personId null: nobody was found, a hole
 */
record NewShift(Instant from, Instant to, Long personId) {

    Period period() {
        return new Period(from, to);
    }
}
