package cn.servicecircle.errand;

import cn.servicecircle.catalogue.Material;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
        @JsonUnwrapped Material material,
        Instant requestedAt,
        Instant suppliedAt,
        String rejected) {

    String name() {
        return material.name();
    }

    @JsonProperty
    boolean isMissing() {
        return suppliedAt == null;
    }

    Paper supplied(Instant now) {
        return new Paper(id, stopsClock, material, requestedAt, now, null);
    }

    Paper rejected(String why) {
        return new Paper(id, stopsClock, material, requestedAt, null, why);
    }
}
