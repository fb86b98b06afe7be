package cn.servicecircle.mandate;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.mandate.MandateService.Deed;
import io.vertx.core.Future;
import java.util.List;

/** 委托书, and what is done under it. */
public final class MandateRoutes {
    private final MandateService mandates;
    private final Idempotency idempotency;

    public MandateRoutes(MandateService mandates, Idempotency idempotency) {
        this.mandates = mandates;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("listMandates", this::list)
                .on("giveMandate", this::give)
                .on("passMandateOn", this::passOn)
                .on("endMandate", this::end)
                .on("doDeed", this::doDeed);
    }

    private record Mandates(List<MandateView> items) {}

    private Future<Mandates> list(Call call) {
        return mandates.list(call.caller(), call.id("errandId")).map(Mandates::new);
    }

    private Future<Reply> give(Call call) {
        NewMandate wanted = call.body(NewMandate.class);
        return idempotency.once(call, tx -> mandates.give(tx, call.caller(), call.id("errandId"), wanted)
                .map(Reply::created));
    }

    private record PassOn(long agentId, Consent consent) {}

    private Future<Reply> passOn(Call call) {
        PassOn to = call.body(PassOn.class);
        return idempotency.once(call, tx -> mandates.passOn(
                        tx, call.caller(), call.id("errandId"), call.id("mandateId"), to.agentId(), to.consent())
                .map(Reply::created));
    }

    private record Ending(String reason) {}

    private Future<MandateView> end(Call call) {
        return mandates.end(
                call.caller(),
                call.id("errandId"),
                call.id("mandateId"),
                call.body(Ending.class).reason());
    }

    private Future<Reply> doDeed(Call call) {
        Deed deed = call.body(Deed.class);
        return idempotency.once(call, tx -> mandates.doDeed(tx, call.caller(), call.id("errandId"), deed)
                .map(Reply::created));
    }
}
