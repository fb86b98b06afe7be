package cn.servicecircle.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Takes a request to the operation that its method and path name, or lets it pass on to what is no operation. */
final class Dispatcher implements Handler<RoutingContext> {
    private final Operations operations;
    private final Map<String, OperationHandler> handlers;
    private final Answers answers;

    /** @param handlers by the id of their operation */
    Dispatcher(Operations operations, Map<String, OperationHandler> handlers, Answers answers) {
        this.operations = operations;
        this.handlers = handlers;
        this.answers = answers;
    }

    @Override
    public void handle(RoutingContext ctx) {
        Operations.Address address;
        try {
            address = operations.at(ctx.normalizedPath());
            if (address != null) {
                address.variables().forEach((name, value) -> ctx.pathParams().put(name, decoded(value)));
            }
        } catch (IllegalArgumentException percentSignsAstray) {
            answers.write(ctx, Problems.ofStatus(400));
            return;
        }
        if (address == null) {
            ctx.next();
        } else {
            dispatch(ctx, address);
        }
    }

    private void dispatch(RoutingContext ctx, Operations.Address address) {
        Operation operation = address.byMethod().get(ctx.request().method());
        if (operation == null) {
            ctx.response().putHeader(HttpHeaders.ALLOW, address.methods());
            answers.write(ctx, Problems.ofStatus(405));
            return;
        }
        ctx.put(Answers.OPERATION, operation.id());
        handlers.get(operation.id()).handle(ctx);
    }

    private static String decoded(String value) {
        return value.indexOf('%') < 0 ? value : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
