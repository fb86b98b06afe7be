package cn.servicecircle.queue;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.queue.Queue.Place;
import cn.servicecircle.queue.Ticket.State;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Numbers, for those who wait, the screen at the wall and the staff who call. */
public final class QueueRoutes {
    private final Queue queue;
    private final Idempotency idempotency;

    public QueueRoutes(Queue queue, Idempotency idempotency) {
        this.queue = queue;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("getQueue", this::board)
                .on("takeNumber", this::take)
                .on("getMyNumber", call -> queue.mine(call.caller(), call.id("stationId"))
                        .map(QueueRoutes::view))
                .on("issueNumber", this::issue)
                .on("queueAppointment", call -> queue.welcome(call.caller(), call.id("appointmentId"))
                        .map(QueueRoutes::view))
                .on("listQueue", this::list)
                .on("callNext", this::callNext)
                .on("callNumber", call -> step(call, Ticket::called))
                .on("skipNumber", call -> step(call, Ticket::skipped))
                .on("finishNumber", call -> step(call, Ticket::finished));
    }

    private record Board(List<String> serving, int waiting, String text) {}

    private Future<Board> board(Call call) {
        return queue.line(call.id("stationId")).map(line -> {
            List<String> serving =
                    line.of(State.CALLED).stream().map(Ticket::shown).toList();
            int waiting = line.waiting().size();
            String called = serving.isEmpty() ? "" : "请 " + String.join("、", serving) + " 号到柜台；";
            return new Board(serving, waiting, called + (waiting == 0 ? "没有人在等。" : "还有 " + waiting + " 位在等。"));
        });
    }

    private record Wish(Long serviceItemId) {}

    private Future<TicketView> take(Call call) {
        Long itemId = call.body(Wish.class).serviceItemId();
        return queue.take(call.caller(), call.id("stationId"), itemId).map(QueueRoutes::view);
    }

    private Future<Reply> issue(Call call) {
        long stationId = call.id("stationId");
        Long itemId = call.body(Wish.class).serviceItemId();
        return queue.begun(stationId)
                .compose(begun -> idempotency.once(call, tx -> queue.issue(tx, call.caller(), stationId, itemId)
                        .map(place -> Reply.created(view(place)))));
    }

    /** An answer that is lost on the way loses nobody's turn: asked again with the same key, it is the same number. */
    private Future<Reply> callNext(Call call) {
        return queue.serving(call.caller(), call.id("stationId"))
                .compose(day -> idempotency.once(
                        call, tx -> queue.callNext(tx, day).map(place -> new Reply(200, null, view(place)))));
    }

    private Future<TicketView> step(Call call, UnaryOperator<Ticket> step) {
        return queue.step(
                        call.caller(), call.id("stationId"), (int) Math.min(call.id("number"), Integer.MAX_VALUE), step)
                .map(QueueRoutes::view);
    }

    private record TicketList(List<TicketView> items) {}

    /** First who is at the counter, then who waits, then who did not come. */
    private Future<TicketList> list(Call call) {
        return queue.ofStation(call.caller(), call.id("stationId"))
                .map(line -> List.of(line.of(State.CALLED), line.waiting(), line.of(State.SKIPPED)).stream()
                        .flatMap(List::stream)
                        .map(ticket -> view(new Place(ticket, line.before(ticket))))
                        .collect(Collectors.collectingAndThen(Collectors.toList(), TicketList::new)));
    }

    private record TicketView(
            int number, String shown, String state, int before, Long serviceItemId, boolean appointment, String text) {}

    private static TicketView view(Place place) {
        Ticket ticket = place.ticket();
        return new TicketView(
                ticket.number(),
                ticket.shown(),
                ticket.state().word(),
                place.before(),
                ticket.itemId(),
                ticket.slotAt() != null,
                text(ticket, place.before()));
    }

    private static String text(Ticket ticket, int before) {
        String number = ticket.shown() + " 号：";
        return switch (ticket.state()) {
            case WAITING -> number + (before == 0 ? "下一位就是您。" : "您前面还有 " + before + " 位。");
            case CALLED -> number + "轮到您了，请到柜台。";
            case SKIPPED -> number + "叫过了您不在，请到柜台说一声，会再叫您。";
            case FINISHED -> number + "办完了。";
        };
    }
}
