package cn.servicecircle.ladder;

import java.time.Instant;

/**
 * What has been told of a time limit so far.
 *
 * @param rung the last that was told, which includes those before it; null for none
 * @param at   when
 */
public record Told(Rung rung, Instant at) {
    public static final Told NOTHING = new Told(null, null);

    public boolean includes(Rung other) {
        return rung != null && rung.compareTo(other) >= 0;
    }
}
