package cn.servicecircle.station;

import cn.servicecircle.kernel.Worded;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/**
 * Who changed what of a station when.
 *
 * @param by     the self-chosen name of whoever did it
 * @param before null for a new one
 */
record StationChange(long id, Action action, String by, Instant at, StationRecord before, StationRecord after) {

    enum Action implements Worded {
        CREATED,
        REPLACED,
        /** Other hours on some days. */
        EXCEPTIONS,
        ITEMS,
        CLOSED,
        REOPENED,
        CHECKED;

        @Override
        @JsonValue
        public String word() {
            return Worded.super.word();
        }
    }
}
