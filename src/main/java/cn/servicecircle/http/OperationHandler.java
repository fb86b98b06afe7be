package cn.servicecircle.http;

import cn.servicecircle.kernel.Caller;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one operation's requests through the door, the contract and its handler. */
final class OperationHandler implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(OperationHandler.class);

    private final Operation operation;
    private final Function<Call, Future<?>> handler;
    private final RequestReader reader;
    private final Gatekeeper gatekeeper;
    private final Answers answers;

    OperationHandler(Operation operation, Function<Call, Future<?>> handler, Gatekeeper gatekeeper, Answers answers) {
        this.operation = operation;
        this.handler = handler;
        this.reader = new RequestReader(operation);
        this.gatekeeper = gatekeeper;
        this.answers = answers;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (!ContentTypes.suits(ctx.request(), operation.answers())) {
            answers.write(ctx, Problems.ofStatus(406));
            return;
        }
        if (operation.body() != null && !ContentTypes.isJson(ctx.request())) {
            answers.write(ctx, Problems.ofStatus(415));
            return;
        }
        // The body is asked for before anything asynchronous, or its bytes would be gone.
        Future<Buffer> body = operation.body() == null
                ? Future.succeededFuture()
                : ctx.request().body().recover(cut -> Future.failedFuture(new HttpException(408)));
        gatekeeper
                .admit(operation, ctx)
                .compose(caller -> body.compose(raw -> handler.apply(call(ctx, caller, raw))))
                .onSuccess(value -> answers.answer(ctx, Reply.of(value)))
                .onFailure(failure -> answers.fail(ctx, failure))
                .onComplete(done -> log(ctx));
    }

    private Call call(RoutingContext ctx, Caller caller, Buffer raw) {
        return new Call(
                operation.method().name(),
                ctx.request().path(),
                caller == null ? null : Gatekeeper.token(ctx.request()),
                caller,
                reader.parameters(ctx),
                raw,
                raw == null ? null : reader.body(raw));
    }

    private void log(RoutingContext ctx) {
        if (operation.isWrite()) {
            LOG.atInfo()
                    .addKeyValue("requestId", Answers.requestId(ctx))
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("status", ctx.response().getStatusCode())
                    .log("answered");
        }
    }
}
