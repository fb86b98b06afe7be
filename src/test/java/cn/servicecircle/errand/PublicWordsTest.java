package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.disclosure.Milestone;
import cn.servicecircle.disclosure.PublicState;
import cn.servicecircle.kernel.Worded;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an errand may be, and what everybody may be told of it, go by the same words. */
class PublicWordsTest {
    /** Between the resident and the staff: papers, colleagues, mandates, originals, and what the resident thinks of it. */
    private static final Set<String> NOBODY_ELSES = Set.of(
            "papers-requested",
            "papers-requested-late",
            "papers-requested-again",
            "paper-rejected",
            "paper-rejected-again",
            "papers-supplied",
            "papers-complete",
            "rated",
            "rating-changed",
            "callback-declined",
            "called-back",
            "rectified",
            "not-rectified",
            "referred",
            "joined",
            "assigned",
            "split",
            "mandate-given",
            "mandate-passed-on",
            "mandate-ended",
            "deed",
            "original-received",
            "original-passed-on",
            "original-fetched-back",
            "original-returned",
            "original-acknowledged",
            "half-used",
            "last-day",
            "overdue",
            "escalated",
            "whistled",
            "body-called",
            "lead-changed",
            "body-acknowledged",
            "body-finished",
            "body-declined",
            "body-overdue");

    private static TreeSet<String> words(Worded... constants) {
        return Arrays.stream(constants).map(Worded::word).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyState_canBeToldToEverybody() {
        assertEquals(words(Errand.State.values()), words(PublicState.values()));
    }

    @Test
    void everyStep_isAMilestoneOrNobodyElses() {
        TreeSet<String> known = words(Milestone.values());
        known.addAll(NOBODY_ELSES);
        assertEquals(words(ErrandEvent.Kind.values()), known);
    }

    @Test
    void whatIsOver_isOverForEverybody() {
        for (Errand.State state : Errand.State.values()) {
            assertEquals(
                    ErrandFixture.in(state, null).isOver(),
                    Worded.of(PublicState.class, state.word()).isOver(),
                    state.word());
        }
    }
}
