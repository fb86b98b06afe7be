package cn.servicecircle.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WalkingTest {
    private final Walking walking = new Walking(75, 1.3, 10);

    @Test
    void theWayIsLongerThanTheLine() {
        assertEquals(104, walking.seconds(100));
        assertEquals(0, walking.seconds(0));
    }

    @Test
    void theCircleEndsAtTenMinutes() {
        assertTrue(walking.isWithinCircle(600));
        assertFalse(walking.isWithinCircle(601));
    }
}
