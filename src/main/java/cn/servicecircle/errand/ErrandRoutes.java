package cn.servicecircle.errand;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Worded;
import io.vertx.core.Future;

/** 帮办代办 for the principal whose matter it is. */
public final class ErrandRoutes {
    private final Filings filings;
    private final PrincipalSteps steps;
    private final ErrandReader reader;
    private final Idempotency idempotency;

    public ErrandRoutes(Filings filings, PrincipalSteps steps, ErrandReader reader, Idempotency idempotency) {
        this.filings = filings;
        this.steps = steps;
        this.reader = reader;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("fileErrand", this::file)
                .on("listMyErrands", call -> reader.mine(call.caller(), call.page()))
                .on("getErrand", call -> reader.get(call.caller(), call.id("errandId")))
                .on("confirmErrand", this::confirm)
                .on("reopenErrand", this::reopen)
                .on("cancelErrand", call -> steps.cancel(call.caller(), call.id("errandId"), onBehalf(call)))
                .on("rateErrand", this::rate);
    }

    private Future<Reply> file(Call call) {
        NewErrand wanted = call.body(NewErrand.class);
        return idempotency.onceInGroup(call, tx -> filings.file(tx, call.caller(), wanted)
                .map(view -> Reply.created("/errands/" + view.id(), view)));
    }

    private static OnBehalf onBehalf(Call call) {
        return call.optionalText("onBehalf")
                .map(word -> Worded.of(OnBehalf.class, word))
                .orElse(null);
    }

    private record Confirmation(boolean solved, String comment) {}

    private Future<ErrandView> confirm(Call call) {
        Confirmation said = call.body(Confirmation.class);
        return steps.confirm(call.caller(), call.id("errandId"), said.solved(), said.comment(), onBehalf(call));
    }

    private Future<ErrandView> reopen(Call call) {
        return steps.reopen(
                call.caller(), call.id("errandId"), call.body(Reason.class).reason(), onBehalf(call));
    }

    private record Rating(int grade, String comment) {}

    private Future<ErrandView> rate(Call call) {
        Rating rating = call.body(Rating.class);
        return steps.rate(call.caller(), call.id("errandId"), rating.grade(), rating.comment(), onBehalf(call));
    }
}
