package cn.servicecircle.errand;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A paper that the staff said was missing.
 *
 * @param stopsClock whether it stands on the one list that stops the clock (一次性告知)
 * @param suppliedAt null while it is missing
 * @param rejected   why what was handed in would not do, or null
 */
record Paper(
        long id,
        boolean stopsClock,
        String name,
        String form,
        int copies,
        String obtainedFrom,
        Instant requestedAt,
        Instant suppliedAt,
        String rejected) {

    @JsonProperty
    boolean isMissing() {
        return suppliedAt == null;
    }

    Paper supplied(Instant now) {
        return new Paper(id, stopsClock, name, form, copies, obtainedFrom, requestedAt, now, null);
    }

    Paper rejected(String why) {
        return new Paper(id, stopsClock, name, form, copies, obtainedFrom, requestedAt, null, why);
    }
}
