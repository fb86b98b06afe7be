package cn.servicecircle.errand;

import cn.servicecircle.errand.Errand.Filing;
import cn.servicecircle.errand.Errand.Outcome;
import cn.servicecircle.errand.Errand.State;
import java.time.Instant;
import java.util.Map;

/** Errands to test with. */
final class ErrandFixture {
    static final long RESPONSIBLE = 10;
    static final Desk HERE = Desk.of(1);
    static final Desk ELSEWHERE = Desk.of(2);

    private ErrandFixture() {}

    /** As it may be found in the state; disputed where only a dispute leads on. */
    static Errand in(State state, Outcome outcome) {
        return new Errand(
                1,
                new Filing("BB-1", null, 1, 1, 1, "示例", Map.of(), Instant.EPOCH),
                HERE,
                state == State.HANDED_OVER ? ELSEWHERE : null,
                state,
                state == State.FILED || state == State.REFUSED ? null : RESPONSIBLE,
                null,
                outcome,
                null);
    }
}
