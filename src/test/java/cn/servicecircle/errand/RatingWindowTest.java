package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatingWindowTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<ErrandEvent> RATED_ON_THE_9TH = List.of(
            event(Kind.FILED, "2026-05-01T08:00"),
            event(Kind.RATED, "2026-05-09T23:30"),
            event(Kind.RATING_CHANGED, "2026-05-12T08:00"));

    private static ErrandEvent event(Kind kind, String local) {
        return new ErrandEvent(kind, at(local), "示例", null, null);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static RatingWindow on(String local) {
        return new RatingWindow(Clock.fixed(at(local), ZONE));
    }

    @Test
    void sevenDays_afterTheDayOfTheFirstRating_whateverWasChangedSince() {
        assertEquals(
                Optional.of(LocalDate.of(2026, 5, 16)), on("2026-05-13T08:00").lastDay(RATED_ON_THE_9TH));
        assertDoesNotThrow(() -> on("2026-05-16T23:59").mustBeOpen(RATED_ON_THE_9TH));
        Refusal tooLate =
                assertThrows(Refusal.class, () -> on("2026-05-17T00:00").mustBeOpen(RATED_ON_THE_9TH));
        assertEquals(Refusal.Kind.CONFLICT, tooLate.kind());
        assertTrue(tooLate.detail().contains("从 2026-05-17 起不能再改"), tooLate.detail());
    }

    @Test
    void whoeverHasNotRated_canDoSoHoweverLate() {
        List<ErrandEvent> unrated = RATED_ON_THE_9TH.subList(0, 1);
        assertEquals(Optional.empty(), on("2026-05-13T08:00").lastDay(unrated));
        assertDoesNotThrow(() -> on("2036-05-13T08:00").mustBeOpen(unrated));
    }
}
