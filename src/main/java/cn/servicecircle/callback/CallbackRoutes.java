package cn.servicecircle.callback;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Caller;
import io.vertx.core.Future;
import java.util.function.Function;

/** 回访, for whoever calls back; and its end, for the principal who does not want it. */
public final class CallbackRoutes {
    private final CallbackService callbacks;

    public CallbackRoutes(CallbackService callbacks) {
        this.callbacks = callbacks;
    }

    public void addTo(Api api) {
        api.on("listCallbacks", call -> callbacks.toDo(call.caller(), call.page()))
                .on("getCallback", call -> callbacks.get(call.caller(), call.id("callbackId")))
                .on("recordCall", this::call)
                .on("answerCallback", written(callbacks::answer))
                .on("rectifyCallback", written(callbacks::rectify))
                .on("explainCallback", written(callbacks::cannot))
                .on("passOnCallback", written(callbacks::passOn))
                .on("declineCallback", call -> callbacks.decline(call.caller(), call.id("errandId")));
    }

    private record Conversation(String said, boolean declined) {}

    private Future<CallbackView> call(Call call) {
        Conversation had = call.body(Conversation.class);
        long id = call.id("callbackId");
        return had.declined()
                ? callbacks.declined(call.caller(), id, had.said())
                : callbacks.call(call.caller(), id, had.said());
    }

    private record Text(String text) {}

    private interface Written {
        Future<?> take(Caller caller, long id, String text);
    }

    private static Function<Call, Future<?>> written(Written step) {
        return call -> step.take(
                call.caller(), call.id("callbackId"), call.body(Text.class).text());
    }
}
