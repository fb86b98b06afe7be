package cn.servicecircle.errand;

import cn.servicecircle.errand.Errand.State;
import java.time.Instant;
import java.util.Optional;

/**
 * Which errands a member of staff wants to see.
 *
 * @param before only those whose time limit is over before this moment
 * @param worker only those that this person works on
 */
record WorkList(
        Optional<State> state,
        Optional<Long> itemId,
        Optional<Instant> before,
        Optional<Long> worker,
        Optional<String> trackingNumber) {}
