package cn.servicecircle.queue;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import cn.servicecircle.queue.Ticket.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of a station that are not finished. First come those whose appointment's time has come, in the order of these
 * times; then all others by number.
 */
final class Line {
    private final List<Ticket> tickets;
    private final List<Ticket> waiting;

    Line(List<Ticket> tickets, Instant now) {
        this.tickets = tickets;
        Comparator<Ticket> order = comparing((Ticket ticket) -> ticket.isDue(now) ? ticket.slotAt() : Instant.MAX)
                .thenComparing(comparingInt(Ticket::number));
        this.waiting = tickets.stream().filter(Ticket::isWaiting).sorted(order).toList();
    }

    Optional<Ticket> next() {
        return waiting.stream().findFirst();
    }

    /** In the order in which they will be called, as it is now. */
    List<Ticket> waiting() {
        return waiting;
    }

    /** How many will be called before that one; none before one that does not wait. */
    int before(Ticket ticket) {
        return Math.max(0, waiting.indexOf(ticket));
    }

    List<Ticket> of(State state) {
        return tickets.stream()
                .filter(ticket -> ticket.state() == state)
                .sorted(comparingInt(Ticket::number))
                .toList();
    }

    Optional<Ticket> ofPerson(long personId) {
        return tickets.stream()
                .filter(ticket -> ticket.personId() != null && ticket.personId() == personId)
                .findFirst();
    }

    Optional<Ticket> numbered(int number) {
        return tickets.stream().filter(ticket -> ticket.number() == number).findFirst();
    }
}
