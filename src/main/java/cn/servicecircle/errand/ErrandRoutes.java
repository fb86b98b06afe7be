package cn.servicecircle.errand;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Worded;
import io.vertx.core.Future;

/** 帮办代办 for the resident who asks and for the staff who do. */
public final class ErrandRoutes {
    private final ErrandService errands;
    private final Idempotency idempotency;

    public ErrandRoutes(ErrandService errands, Idempotency idempotency) {
        this.errands = errands;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("fileErrand", this::file)
                .on("listMyErrands", call -> errands.mine(call.caller(), call.page()))
                .on("getErrand", call -> errands.get(call.caller(), call.id("errandId")))
                .on("listStationErrands", this::listOfStation)
                .on("claimErrand", call -> errands.claim(call.caller(), call.id("errandId")))
                .on("completeErrand", this::complete)
                .on("rateErrand", this::rate)
                .on("cancelErrand", call -> errands.cancel(call.caller(), call.id("errandId")));
    }

    private Future<Reply> file(Call call) {
        NewErrand wanted = call.body(NewErrand.class);
        return idempotency.once(call, tx -> errands.file(tx, call.caller(), wanted)
                .map(view -> Reply.created("/errands/" + view.id(), view)));
    }

    private Future<?> listOfStation(Call call) {
        return errands.ofStation(
                call.caller(),
                call.id("stationId"),
                call.optionalText("state").map(word -> Worded.of(Errand.State.class, word)),
                call.page());
    }

    private record Completion(String result) {}

    private Future<ErrandView> complete(Call call) {
        return errands.complete(
                call.caller(), call.id("errandId"), call.body(Completion.class).result());
    }

    private record Rating(int grade, String comment) {}

    private Future<ErrandView> rate(Call call) {
        Rating rating = call.body(Rating.class);
        return errands.rate(call.caller(), call.id("errandId"), rating.grade(), rating.comment());
    }
}
