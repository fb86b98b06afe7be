package cn.servicecircle.duty;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import io.vertx.core.Future;

/** What becomes of a published shift: offered, taken over, closed. */
final class ShiftRoutes {
    private final Swaps swaps;
    private final Closures closures;
    private final Openings openings;

    ShiftRoutes(Swaps swaps, Closures closures, Openings openings) {
        this.swaps = swaps;
        this.closures = closures;
        this.openings = openings;
    }

    void addTo(Api api) {
        api.on("offerShift", this::offer)
                .on("takeBackShift", call -> swaps.takeBack(call.caller(), call.id("shiftId")))
                .on("takeShift", call -> swaps.take(call.caller(), call.id("shiftId"))
                        .map(this::view))
                .on("closeShift", call -> closures.close(call.caller(), call.id("shiftId")));
    }

    private record Asked(Long toPersonId) {}

    private Future<ShiftView> offer(Call call) {
        return swaps.offer(
                        call.caller(),
                        call.id("shiftId"),
                        call.body(Asked.class).toPersonId())
                .map(this::view);
    }

    private ShiftView view(PlannedShift shift) {
        return ShiftView.of(shift, openings);
    }
}
