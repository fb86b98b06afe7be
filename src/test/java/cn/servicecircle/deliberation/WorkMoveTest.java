package cn.servicecircle.deliberation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.disclosure.PublicState;
import cn.servicecircle.errand.ErrandEvent;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WorkMoveTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant DUE = Instant.parse("2026-12-04T16:00:00Z");

    private static String said(WorkMove move, PublicState state, Instant due) {
        return Saying.moved(new Work(1, "BB-261124-8K4M2X", state, null, due, move, DUE), move, ZONE);
    }

    @Test
    void eachIsAStepOfErrands() {
        for (WorkMove move : WorkMove.values()) {
            assertEquals(
                    move.word(), Worded.of(ErrandEvent.Kind.class, move.word()).word());
        }
    }

    @Test
    void whatIsBetweenThoseWhoDoIt_isNoNews() {
        assertFalse(
                Arrays.stream(WorkMove.values()).anyMatch(move -> move.word().contains("mandate")));
        assertTrue(WorkMove.of(ErrandEvent.Kind.ASSIGNED.word()).isEmpty());
        assertTrue(WorkMove.of(ErrandEvent.Kind.RATED.word()).isEmpty());
        assertTrue(WorkMove.of(ErrandEvent.Kind.ORIGINAL_RECEIVED.word()).isEmpty());
    }

    @Test
    void aStep_isToldWithTheDay_andALateOneWithTheDayThatIsGone() {
        assertEquals("立的件 BB-261124-8K4M2X：站点已接单。按时限最晚 12 月 4 日。", said(WorkMove.CLAIMED, PublicState.ACCEPTED, DUE));
        assertEquals(
                "立的件 BB-261124-8K4M2X：超过了办理期限，已报给上一级管家。期限是 12 月 4 日。",
                said(WorkMove.ESCALATED, PublicState.ACCEPTED, DUE));
        assertEquals("立的件 BB-261124-8K4M2X：站点不予受理。", said(WorkMove.REFUSED, PublicState.REFUSED, null));
    }
}
