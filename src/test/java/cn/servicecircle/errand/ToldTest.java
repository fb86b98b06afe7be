package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.calendar.SpecialDay;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.calendar.WorkClock;
import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.ladder.Rung;
import cn.servicecircle.ladder.Told;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has been told of a time limit, from the events alone. */
class ToldTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final WorkClock PLAIN = new WorkClock(
            new WorkCalendar(List.of(new SpecialDay(LocalDate.of(2026, 1, 1), SpecialDay.Kind.OFF, "元旦"))), ZONE);

    private static ErrandEvent event(Kind kind, String local) {
        return new ErrandEvent(kind, LocalDateTime.parse(local).atZone(ZONE).toInstant(), "示例", null, null);
    }

    @Test
    void whatWasTold_countsForTheLimitThatRuns_only() {
        List<ErrandEvent> life = new ArrayList<>(List.of(event(Kind.FILED, "2026-06-01T09:00")));
        assertTold(null, life);
        life.add(event(Kind.HALF_USED, "2026-06-04T12:00"));
        assertTold(Rung.HALF, life);
        life.add(event(Kind.ESCALATED, "2026-06-09T00:00"));
        assertTold(Rung.OVERDUE, life);
        life.add(event(Kind.CLAIMED, "2026-06-09T10:00"));
        assertTold(null, life);
        life.add(event(Kind.LAST_DAY, "2026-06-15T00:00"));
        life.add(event(Kind.HANDED_OVER, "2026-06-15T10:00"));
        life.add(event(Kind.CLAIMED, "2026-06-15T11:00"));
        assertTold(Rung.LAST_DAY, life);
        life.add(event(Kind.OVERDUE, "2026-06-16T00:00"));
        assertTold(Rung.OVERDUE, life);
        life.add(event(Kind.COMPLETED, "2026-06-16T10:00"));
        assertTold(null, life);
        life.add(event(Kind.NOT_SOLVED, "2026-06-17T10:00"));
        life.add(event(Kind.HALF_USED, "2026-06-24T00:00"));
        assertTold(Rung.HALF, life);
    }

    private static void assertTold(Rung rung, List<ErrandEvent> life) {
        Told expected = rung == null
                ? Told.NOTHING
                : life.stream()
                        .filter(event -> event.kind().rung().isPresent())
                        .reduce((one, later) -> later)
                        .map(event -> new Told(rung, event.at()))
                        .orElseThrow();
        assertEquals(expected, Terms.of(life, new Limits(5, 10), PLAIN).told(), life::toString);
    }
}
