package cn.servicecircle.picture;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.wechat.PictureVerdict;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a picture is with being checked; each step answers how it is after it.
 *
 * @param says     WeChat's first word, or null
 * @param byPerson whether somebody decided, whom no machine overrules
 * @param asks     how often WeChat took the question
 * @param attempts how often it did not, since
 * @param askAt    when to ask, or null for never
 * @param giveUpAt when silence has lasted too long; null when nothing is waited for
 */
record Check(
        State state, PictureVerdict says, boolean byPerson, int asks, int attempts, Instant askAt, Instant giveUpAt) {
    /** WeChat promises its answer within half an hour. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final int MOST_ASKS = 2;

    /** Whether others may see it. */
    enum State implements Worded {
        WAITING("正在检查，通过以后邻居才看得到"),
        PASSED("已通过"),
        REFUSED("没有通过检查，邻居看不到"),
        FOR_PERSON("等议事主持看过，邻居才看得到"),
        REMOVED("已撤下");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** @param canAsk whether there is a WeChat to ask, that can answer; else it is for people from the beginning */
    static Check begun(Instant now, boolean canAsk) {
        return canAsk
                ? new Check(State.WAITING, null, false, 0, 0, now, now.plus(PATIENCE.multipliedBy(MOST_ASKS)))
                : new Check(State.FOR_PERSON, null, false, 0, 0, null, null);
    }

    boolean waits() {
        return state == State.WAITING || state == State.FOR_PERSON;
    }

    /** WeChat took the question; it is asked once more, unless it answers. */
    Check asked(Instant now) {
        if (state != State.WAITING) {
            return this;
        }
        int left = MOST_ASKS - asks - 1;
        return new Check(
                state,
                says,
                byPerson,
                asks + 1,
                0,
                left > 0 ? now.plus(PATIENCE) : null,
                now.plus(PATIENCE.multipliedBy(left + 1L)));
    }

    /** WeChat did not take it, this time. */
    Check notAsked(Instant next) {
        return state == State.WAITING ? new Check(state, says, byPerson, asks, attempts + 1, next, giveUpAt) : this;
    }

    /** WeChat will never take it, or has been silent for too long. */
    Check forPerson() {
        return state == State.WAITING ? in(State.FOR_PERSON, says, false) : this;
    }

    /**
     * Its first word counts, also when a person was called meanwhile, but not once the picture waits no longer: neither against
     * a person's word, nor after its author removed it. What a person refused and WeChat then finds risky is refused by both, so
     * that no appeal over the text brings it back.
     */
    Check heard(PictureVerdict word) {
        if (byPerson && state == State.REFUSED && says == null && word == PictureVerdict.RISKY) {
            return in(State.REFUSED, word, false);
        }
        if (says != null || !waits()) {
            return this;
        }
        return switch (word) {
            case PASS -> in(State.PASSED, word, false);
            case RISKY -> in(State.REFUSED, word, false);
            case REVIEW, NONE -> in(State.FOR_PERSON, word, false);
        };
    }

    /**
     * A moderator decided on its post. Publishing lets through what waits for a person, and what a person had refused; hiding
     * refuses what waits for a person. WeChat goes on with what it is still looking at: nobody has judged that yet.
     */
    Check decided(boolean publishes) {
        if (state == State.FOR_PERSON) {
            return in(publishes ? State.PASSED : State.REFUSED, says, true);
        }
        return publishes && state == State.REFUSED && byPerson ? in(State.PASSED, says, true) : this;
    }

    /** By its author. */
    Check removed() {
        return in(State.REMOVED, says, byPerson);
    }

    private Check in(State next, PictureVerdict word, boolean person) {
        return new Check(next, word, person, asks, attempts, null, null);
    }
}
