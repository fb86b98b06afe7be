package cn.servicecircle.whistle;

import cn.servicecircle.errand.Deadlines;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Function;

/** 街道吹哨、部门报到: each answers with all the calls to the errand. */
public final class WhistleRoutes {
    private final Whistles whistles;
    private final CallSteps steps;
    private final WhistleDesk desk;
    private final Deadlines deadlines;
    private final Idempotency idempotency;

    public WhistleRoutes(
            Whistles whistles, CallSteps steps, WhistleDesk desk, Deadlines deadlines, Idempotency idempotency) {
        this.whistles = whistles;
        this.steps = steps;
        this.desk = desk;
        this.deadlines = deadlines;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("listBodyCalls", this::list)
                .on("blowWhistle", this::blow)
                .on("callBody", this::callBody)
                .on("changeLeadBody", this::changeLead)
                .on("acknowledgeBodyCall", this::acknowledge)
                .on("finishBodyCall", this::finish)
                .on("declineBodyCall", this::decline);
    }

    private record Calls(List<CallView> items) {}

    private Calls view(Whistle whistle) {
        return new Calls(CallView.of(whistle, deadlines));
    }

    private Future<Calls> list(Call call) {
        return desk.see(call.caller(), call.id("errandId"))
                .map(found -> found.map(this::view).orElseGet(() -> new Calls(List.of())));
    }

    private Future<Reply> blow(Call call) {
        CallSheet sheet = call.body(CallSheet.class);
        return once(call, tx -> whistles.blow(tx, call.caller(), call.id("errandId"), sheet));
    }

    private Future<Reply> callBody(Call call) {
        NewCall wanted = call.body(NewCall.class);
        return once(call, tx -> whistles.callBody(tx, call.caller(), call.id("errandId"), wanted));
    }

    /** Asked for the first answer before: what was called once cannot be called again. */
    private Future<Reply> once(Call call, Function<SqlConnection, Future<Whistle>> work) {
        String location = "/errands/" + call.id("errandId") + "/calls";
        return idempotency.unlessAnswered(
                call,
                () -> idempotency.once(
                        call, tx -> work.apply(tx).map(whistle -> Reply.created(location, view(whistle)))));
    }

    private record Lead(long bodyId, String reason) {}

    private Future<Calls> changeLead(Call call) {
        Lead lead = call.body(Lead.class);
        return whistles.changeLead(call.caller(), call.id("errandId"), lead.bodyId(), lead.reason())
                .map(this::view);
    }

    private record Acknowledgement(String by) {}

    private Future<Calls> acknowledge(Call call) {
        String by = call.body(Acknowledgement.class).by();
        return steps.acknowledge(call.caller(), call.id("errandId"), call.id("callId"), by)
                .map(this::view);
    }

    private record Completion(String result) {}

    private Future<Calls> finish(Call call) {
        String result = call.body(Completion.class).result();
        return steps.finish(call.caller(), call.id("errandId"), call.id("callId"), result)
                .map(this::view);
    }

    private record Reason(String reason) {}

    private Future<Calls> decline(Call call) {
        String reason = call.body(Reason.class).reason();
        return steps.decline(call.caller(), call.id("errandId"), call.id("callId"), reason)
                .map(this::view);
    }
}
