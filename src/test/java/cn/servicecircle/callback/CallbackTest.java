package cn.servicecircle.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.servicecircle.callback.Callback.State;
import cn.servicecircle.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CallbackTest {
    private static final Instant NOW = Instant.parse("2026-05-09T02:00:00Z");
    private static final Callback OPEN = new Callback(1, 1, State.OPEN, 2L, NOW, null, null, null);

    private static void refused(String type, UnaryOperator<Callback> step, Callback callback) {
        assertEquals(
                type, assertThrows(Refusal.class, () -> step.apply(callback)).type());
    }

    @Test
    void itIsPutRight_afterItWasCalledAbout() {
        refused("callback:call-first", one -> one.rectified("补办了", NOW), OPEN);
        refused("callback:call-first", one -> one.cannot("省里规定", NOW), OPEN);
        Callback called = OPEN.called().called();
        assertEquals(State.CALLED, called.state());
        assertNull(called.endedAt());
        assertEquals(State.RECTIFIED, called.rectified("补办了", NOW).state());
        assertEquals("省里规定", called.cannot("省里规定", NOW).result());
    }

    @Test
    void whatHasEnded_staysAsItIs() {
        Callback called = OPEN.called();
        for (Callback ended : List.of(
                OPEN.declined(NOW),
                OPEN.withdrawn(NOW),
                called.withdrawn(NOW),
                called.rectified("补办了", NOW),
                called.cannot("省里规定", NOW))) {
            assertEquals(NOW, ended.endedAt());
            for (UnaryOperator<Callback> step : List.<UnaryOperator<Callback>>of(
                    Callback::called,
                    one -> one.rectified("补办了", NOW),
                    one -> one.cannot("省里规定", NOW),
                    one -> one.declined(NOW),
                    one -> one.withdrawn(NOW),
                    one -> one.assignedTo(3))) {
                refused("callback:ended", step, ended);
            }
        }
    }
}
