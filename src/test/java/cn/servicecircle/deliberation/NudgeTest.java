package cn.servicecircle.deliberation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NudgeTest {
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    /** What is told on each day, when it is looked at as often as {@link Nudge#next} asks for it. */
    private static Map<LocalDate, Nudge> told(LocalDate from, LocalDate lastDay, LocalDate until) {
        Map<LocalDate, Nudge> told = new LinkedHashMap<>();
        LocalDate last = from;
        for (LocalDate day = Nudge.next(from, lastDay); !day.isAfter(until); day = Nudge.next(day, lastDay)) {
            Nudge nudge = Nudge.due(day, lastDay, last);
            if (nudge != null) {
                told.put(day, nudge);
                last = day;
            }
        }
        return told;
    }

    @Test
    void anOwner_isRemindedThreeDaysBefore_onTheDay_andEveryWeekAfterwards() {
        assertEquals(
                Map.of(
                        LAST.minusDays(3),
                        Nudge.SOON,
                        LAST,
                        Nudge.LAST_DAY,
                        LAST.plusDays(1),
                        Nudge.OVERDUE,
                        LAST.plusDays(8),
                        Nudge.OVERDUE),
                told(LAST.minusDays(40), LAST, LAST.plusDays(14)));
    }

    @Test
    void whoWasNamedTheDayBefore_isNotTold_twiceOnOneDay() {
        assertNull(Nudge.due(LAST.minusDays(1), LAST, LAST.minusDays(1)));
        assertEquals(
                Map.of(LAST, Nudge.LAST_DAY, LAST.plusDays(1), Nudge.OVERDUE),
                told(LAST.minusDays(1), LAST, LAST.plusDays(7)));
    }

    @Test
    void whenTheDayIsPutOff_whatWasToldForTheOldOneCountsForNothing() {
        LocalDate later = LAST.plusDays(20);
        assertNull(Nudge.due(LAST.plusDays(1), later, LAST));
        assertEquals(later.minusDays(3), Nudge.next(LAST.plusDays(1), later));
        assertEquals(Nudge.SOON, Nudge.due(later.minusDays(3), later, LAST));
    }
}
