package cn.servicecircle.custody;

import cn.servicecircle.custody.Movement.Acknowledgement;
import cn.servicecircle.custody.Movement.Kind;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** 材料交接, for the staff who keep originals and for the people whose they are. */
public final class CustodyRoutes {
    private final CustodyService custody;
    private final Idempotency idempotency;

    public CustodyRoutes(CustodyService custody, Idempotency idempotency) {
        this.custody = custody;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("listOriginals", this::list)
                .on("receiveOriginal", this::receive)
                .on("passOriginalOn", moved(Kind.PASSED_ON))
                .on("fetchOriginalBack", moved(Kind.FETCHED_BACK))
                .on("returnOriginal", moved(Kind.RETURNED))
                .on("acknowledgeOriginal", this::acknowledge);
    }

    private record Originals(List<OriginalView> items) {}

    private record OriginalView(
            long id,
            String receiptNumber,
            String name,
            Original.Kind kind,
            String kindText,
            String note,
            int atStation,
            int atBody,
            String heldText,
            List<MovementView> movements) {

        static OriginalView of(Original original) {
            return new OriginalView(
                    original.id(),
                    Original.receipt(original.id()),
                    original.name(),
                    original.kind(),
                    original.kind().text(),
                    original.note(),
                    original.atStation(),
                    original.atBody(),
                    original.heldText(),
                    original.movements().stream()
                            .map(movement -> MovementView.of(movement, original))
                            .toList());
        }
    }

    private record MovementView(
            long id,
            Kind kind,
            int count,
            String withWhom,
            String by,
            Instant at,
            String text,
            Acknowledgement acknowledged) {

        static MovementView of(Movement movement, Original original) {
            return new MovementView(
                    movement.id(),
                    movement.kind(),
                    movement.count(),
                    movement.withWhom(),
                    movement.by(),
                    movement.at(),
                    movement.words(original),
                    movement.acknowledged());
        }
    }

    private Future<Originals> list(Call call) {
        return custody.list(call.caller(), call.id("errandId"))
                .map(all -> new Originals(all.stream().map(OriginalView::of).toList()));
    }

    private Future<Reply> receive(Call call) {
        Received received = call.body(Received.class);
        return idempotency.once(call, tx -> custody.receive(tx, call.caller(), call.id("errandId"), received)
                .map(original -> Reply.created(OriginalView.of(original))));
    }

    private Function<Call, Future<?>> moved(Kind kind) {
        return call -> {
            Moved moved = call.body(Moved.class);
            return idempotency.once(
                    call, tx -> custody.move(tx, call.caller(), call.id("errandId"), call.id("originalId"), kind, moved)
                            .map(original -> Reply.created(OriginalView.of(original))));
        };
    }

    private Future<OriginalView> acknowledge(Call call) {
        return custody.acknowledge(call.caller(), call.id("errandId"), call.id("movementId"))
                .map(OriginalView::of);
    }
}
