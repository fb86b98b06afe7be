package cn.servicecircle.http;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Kind;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one operation's requests through the door, the contract and its handler. */
final class OperationHandler implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(OperationHandler.class);

    private static final Set<Kind> NOT_FOR_EVERYBODY = EnumSet.of(Kind.FORBIDDEN, Kind.NOT_FOUND);

    private final Operation operation;
    private final Function<Call, Future<?>> handler;
    private final RequestReader reader;
    private final Gatekeeper gatekeeper;
    private final Answers answers;
    private final Connections connections;

    OperationHandler(
            Operation operation,
            Function<Call, Future<?>> handler,
            Gatekeeper gatekeeper,
            Answers answers,
            Connections connections) {
        this.operation = operation;
        this.handler = handler;
        this.reader = new RequestReader(operation);
        this.gatekeeper = gatekeeper;
        this.answers = answers;
        this.connections = connections;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (!ContentTypes.suits(ctx.request(), operation.answers())) {
            answers.write(ctx, Problems.ofStatus(406));
            return;
        }
        if ((operation.body() != null || operation.takesUpload()) && !ContentTypes.isTaken(ctx.request(), operation)) {
            answers.write(ctx, Problems.ofStatus(415));
            return;
        }
        if (operation.takesUpload()) {
            Upload upload = new Upload(ctx.request());
            answer(ctx, caller -> receive(ctx, caller, upload)).onComplete(answered -> upload.drain());
        } else {
            Future<Buffer> body = body(ctx);
            answer(ctx, caller -> body.compose(raw -> handler.apply(call(ctx, caller, raw, null))));
        }
    }

    /** To be asked for before anything asynchronous, or its bytes would be gone. */
    private Future<Buffer> body(RoutingContext ctx) {
        return operation.body() == null
                ? Future.succeededFuture()
                : ctx.request().body().recover(cut -> Future.failedFuture(new HttpException(408)));
    }

    private Future<?> receive(RoutingContext ctx, Caller caller, Upload upload) {
        connections.awaitUpload(ctx.request().connection());
        return handler.apply(call(ctx, caller, null, upload));
    }

    @CanIgnoreReturnValue
    private Future<?> answer(RoutingContext ctx, Function<Caller, Future<?>> service) {
        return gatekeeper
                .admit(operation, ctx)
                .compose(caller -> serve(caller, service))
                .onComplete(served -> {
                    if (served.succeeded()) {
                        answers.answer(ctx, Reply.of(served.result()));
                    } else {
                        answers.fail(ctx, served.cause());
                    }
                    log(ctx);
                });
    }

    /** What is not for everybody may be for somebody: who has not said who they are is asked to, whether it exists or not. */
    private Future<?> serve(Caller caller, Function<Caller, Future<?>> served) {
        if (!operation.access().asksWho() || !caller.isAnybody()) {
            return served.apply(caller);
        }
        return Future.succeededFuture(caller)
                .compose(served::apply)
                .recover(failure -> Future.failedFuture(
                        failure instanceof Refusal refusal && NOT_FOR_EVERYBODY.contains(refusal.kind())
                                ? Refusals.signInFirst()
                                : failure));
    }

    private Call call(RoutingContext ctx, Caller caller, Buffer raw, Upload upload) {
        return new Call(
                ctx.request(), caller, reader.parameters(ctx), raw, raw == null ? null : reader.body(raw), upload);
    }

    /** Writes, but for those that were turned away at the door: who knocks without end must not fill the log. */
    private void log(RoutingContext ctx) {
        int status = ctx.response().getStatusCode();
        if (operation.isWrite() && status != 401 && status != 429) {
            LOG.atInfo()
                    .addKeyValue("requestId", Answers.requestId(ctx))
                    .addKeyValue("operation", operation.id())
                    .addKeyValue("status", status)
                    .log("answered");
        }
    }
}
