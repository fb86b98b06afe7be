package cn.servicecircle.whistle;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.ladder.TimeLimit;
import cn.servicecircle.ladder.Told;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A body called to an errand, and what became of it.
 *
 * @param limitDays      in working days, from the call on
 * @param acknowledgedBy who reported for the body, null until then
 * @param answer         what it did, or why it cannot; null until it ended
 * @param told           what was told of its time limit
 */
record BodyCall(
        long id,
        long errandId,
        Body body,
        String asked,
        int limitDays,
        Instant calledAt,
        State state,
        String acknowledgedBy,
        Instant acknowledgedAt,
        String answer,
        Instant endedAt,
        Told told) {

    enum State implements Worded {
        CALLED("已吹哨，等报到"),
        ACKNOWLEDGED("已报到，正在办"),
        DONE("已办结"),
        DECLINED("办不了");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** What can be recorded of a call. */
    @SuppressWarnings("ImmutableEnumChecker") // the set is
    enum Deed implements Worded {
        ACKNOWLEDGE("记录报到", State.CALLED),
        FINISH("记录办结", State.ACKNOWLEDGED),
        DECLINE("记录办不了", State.CALLED, State.ACKNOWLEDGED);

        private final String text;
        private final Set<State> from;

        Deed(String text, State... from) {
            this.text = text;
            this.from = Set.of(from);
        }
    }

    static BodyCall to(long errandId, Body body, NewCall wanted, Instant now) {
        return new BodyCall(
                0,
                errandId,
                body,
                wanted.asked(),
                wanted.limitDays(),
                now,
                State.CALLED,
                null,
                null,
                null,
                null,
                Told.NOTHING);
    }

    boolean isOpen() {
        return state == State.CALLED || state == State.ACKNOWLEDGED;
    }

    TimeLimit limit() {
        return new TimeLimit(calledAt, limitDays, List.of());
    }

    List<Deed> possible() {
        return Arrays.stream(Deed.values())
                .filter(deed -> deed.from.contains(state))
                .toList();
    }

    BodyCall acknowledged(String by, Instant now) {
        check(Deed.ACKNOWLEDGE);
        return with(State.ACKNOWLEDGED, by, now, null, null);
    }

    BodyCall finished(String how, Instant now) {
        check(Deed.FINISH);
        return with(State.DONE, acknowledgedBy, acknowledgedAt, how, now);
    }

    BodyCall declined(String why, Instant now) {
        check(Deed.DECLINE);
        return with(State.DECLINED, acknowledgedBy, acknowledgedAt, why, now);
    }

    BodyCall told(Told next) {
        return new BodyCall(
                id,
                errandId,
                body,
                asked,
                limitDays,
                calledAt,
                state,
                acknowledgedBy,
                acknowledgedAt,
                answer,
                endedAt,
                next);
    }

    private BodyCall with(State next, String by, Instant acknowledged, String said, Instant ended) {
        return new BodyCall(id, errandId, body, asked, limitDays, calledAt, next, by, acknowledged, said, ended, told);
    }

    private void check(Deed deed) {
        List<Deed> possible = possible();
        if (!possible.contains(deed)) {
            String now = possible.isEmpty()
                    ? "不用再记录什么。"
                    : "现在可以：" + possible.stream().map(other -> other.text).collect(Collectors.joining("、")) + "。";
            throw Refusal.conflict(
                            "whistle:not-possible-now", "现在不能" + deed.text, body.name() + state.text() + "。" + now)
                    .with(possible.stream().map(Deed::word).toList());
        }
    }
}
