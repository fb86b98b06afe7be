package cn.servicecircle.export;

import java.time.Duration;

/** Why the receiver did not take a message. */
final class NotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isFinal;
    private final Duration notBefore;

    /**
     * @param isFinal   whether trying again is of no use
     * @param notBefore how long the receiver wants to be left alone, zero where it did not say
     */
    NotTaken(String why, boolean isFinal, Duration notBefore) {
        super(why, null, false, false);
        this.isFinal = isFinal;
        this.notBefore = notBefore;
    }

    boolean isFinal() {
        return isFinal;
    }

    Duration notBefore() {
        return notBefore;
    }
}
