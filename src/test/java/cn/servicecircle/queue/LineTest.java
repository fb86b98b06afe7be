package cn.servicecircle.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.queue.Ticket.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final Instant NOW = Instant.parse("2026-06-03T01:00:00Z");

    private static Ticket walkIn(int number) {
        return new Ticket(number, (long) number, null, null, State.WAITING);
    }

    private static Ticket booked(int number, int minutesFromNow) {
        return walkIn(number).at(NOW.plusSeconds(60L * minutesFromNow));
    }

    private static List<Integer> order(Ticket... tickets) {
        return new Line(List.of(tickets), NOW)
                .waiting().stream().map(Ticket::number).toList();
    }

    @Test
    void whoWalksIn_isCalledByNumber() {
        assertEquals(List.of(1, 2, 3), order(walkIn(3), walkIn(1), walkIn(2)));
    }

    @Test
    void whoHasAnAppointment_goesFirst_whenItsTimeHasCome_theEarlierBefore() {
        assertEquals(List.of(4, 3, 1, 2), order(walkIn(1), walkIn(2), booked(3, 0), booked(4, -30)));
    }

    @Test
    void whoCameTooEarly_waitsLikeEverybody_untilThen() {
        assertEquals(List.of(1, 2, 3), order(walkIn(1), booked(2, 1), walkIn(3)));
    }

    @Test
    void beforeMe_areThoseWhoWillBeCalledBefore() {
        Line line = new Line(List.of(walkIn(1).called(), walkIn(2), booked(4, 0), walkIn(3)), NOW);
        assertEquals(2, line.before(walkIn(3)));
        assertEquals(0, line.before(walkIn(1).called()));
        assertEquals(4, line.next().orElseThrow().number());
    }

    @Test
    void onlyWhoIsCalled_isSkippedOrFinished_andWhatIsFinishedIsNotCalledAgain() {
        assertThrows(Refusal.class, () -> walkIn(1).skipped());
        assertThrows(Refusal.class, () -> walkIn(1).finished());
        Ticket called = walkIn(1).called();
        assertEquals(State.CALLED, called.skipped().called().state());
        assertThrows(Refusal.class, () -> called.finished().called());
    }
}
