package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrandTest {
    private static final long HANDLER = 10;
    private static final long COLLEAGUE = 11;

    private record Step(UnaryOperator<Errand> step, State from, State to, String refusal) {}

    private static final List<Step> STEPS = List.of(
            new Step(errand -> errand.claimedBy(HANDLER), State.FILED, State.IN_PROGRESS, "errand:not-open"),
            new Step(
                    errand -> errand.completedBy(HANDLER, "办好了"),
                    State.IN_PROGRESS,
                    State.DONE,
                    "errand:not-in-progress"),
            new Step(errand -> errand.rated(5, null), State.DONE, State.DONE, "errand:not-done"));

    private static Errand in(State state) {
        Long handler = state == State.FILED ? null : HANDLER;
        return new Errand(1, "BB-1", 1, 1, 1, "示例", state, handler, null, null, null, Instant.EPOCH);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyStep_isTakenFromItsStateOnly(State state) {
        for (Step step : STEPS) {
            if (step.from() == state) {
                assertEquals(step.to(), step.step().apply(in(state)).state());
            } else {
                assertEquals(step.refusal(), refusal(() -> step.step().apply(in(state))));
            }
        }
    }

    @Test
    void cancelling_isPossibleUntilItIsDone() {
        assertEquals(State.CANCELLED, in(State.FILED).cancelled().state());
        assertEquals(State.CANCELLED, in(State.IN_PROGRESS).cancelled().state());
        assertEquals("errand:not-cancellable", refusal(() -> in(State.DONE).cancelled()));
        assertEquals("errand:not-cancellable", refusal(() -> in(State.CANCELLED).cancelled()));
    }

    @Test
    void completing_isForTheHandlerOnly() {
        assertEquals("errand:not-handler", refusal(() -> in(State.IN_PROGRESS).completedBy(COLLEAGUE, "办好了")));
    }

    @Test
    void rating_isDoneOnce() {
        Errand rated = in(State.DONE).rated(1, "太慢");
        assertEquals(1, rated.grade());
        assertEquals("errand:already-rated", refusal(() -> rated.rated(5, null)));
    }

    @Test
    void words_areReadBack() {
        Map.of("filed", State.FILED, "in-progress", State.IN_PROGRESS, "done", State.DONE, "cancelled", State.CANCELLED)
                .forEach((word, state) -> assertEquals(state, Worded.of(State.class, word)));
        assertThrows(IllegalArgumentException.class, () -> Worded.of(State.class, "lost"));
    }

    private static String refusal(Executable step) {
        Refusal refusal = assertThrows(Refusal.class, step);
        assertEquals(Refusal.Kind.CONFLICT, refusal.kind());
        return refusal.type();
    }
}
