package cn.servicecircle.whistle;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.whistle.Bodies.Said;
import io.vertx.core.Future;
import java.util.List;

/** The bodies, for those who call them and for the admins who keep the list. */
public final class BodyRoutes {
    private final Bodies bodies;
    private final Idempotency idempotency;

    public BodyRoutes(Bodies bodies, Idempotency idempotency) {
        this.bodies = bodies;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("listBodies", call -> bodies.list().map(BodyList::new))
                .on("addBody", this::add)
                .on("changeBody", call -> bodies.change(call.caller(), call.id("bodyId"), call.body(Said.class)));
    }

    private record BodyList(List<Body> items) {}

    private record NewBody(String name, String contact) {}

    private Future<Reply> add(Call call) {
        NewBody wanted = call.body(NewBody.class);
        Said said = new Said(wanted.name(), wanted.contact(), true);
        // Asked for the first answer before: the name is taken by then.
        return idempotency.unlessAnswered(
                call,
                () -> idempotency.once(
                        call, tx -> bodies.add(tx, call.caller(), said).map(Reply::created)));
    }
}
