package cn.servicecircle.queue;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;

/**
 * A number of today.
 *
 * @param personId null for somebody without a phone
 * @param itemId   what for, or null
 * @param slotAt   the beginning of the appointment that brought the person here, or null
 */
record Ticket(int number, Long personId, Long itemId, Instant slotAt, State state) {

    enum State implements Worded {
        WAITING,
        CALLED,
        SKIPPED,
        FINISHED;

        static State of(String word) {
            return Worded.of(State.class, word);
        }
    }

    /** As people see and hear it: A001. */
    String shown() {
        return "A%03d".formatted(number);
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Whether the time of its appointment has come. */
    boolean isDue(Instant now) {
        return slotAt != null && !slotAt.isAfter(now);
    }

    /** Also once more, and also who did not come when called. */
    Ticket called() {
        if (state == State.FINISHED) {
            throw Refusal.conflict("queue:finished", "这个号已经办完", "要再办，请重新取号。");
        }
        return with(State.CALLED);
    }

    Ticket skipped() {
        mustBeCalled();
        return with(State.SKIPPED);
    }

    Ticket finished() {
        mustBeCalled();
        return with(State.FINISHED);
    }

    private void mustBeCalled() {
        if (state != State.CALLED) {
            throw Refusal.conflict("queue:not-called", "这个号现在没有在叫", "请先叫号，再过号或办完。");
        }
    }

    Ticket at(Instant appointment) {
        return new Ticket(number, personId, itemId, appointment, state);
    }

    private Ticket with(State next) {
        return new Ticket(number, personId, itemId, slotAt, next);
    }
}
