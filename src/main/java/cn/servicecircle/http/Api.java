package cn.servicecircle.http;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Ties the operations of the contract to their handlers, one to one. */
public final class Api {
    static final String PREFIX = "/api/v1";

    private final Contract contract;
    private final Gatekeeper gatekeeper;
    private final Answers answers;
    private final Map<String, Function<Call, Future<?>>> handlers = new LinkedHashMap<>();

    public Api(Contract contract, Gatekeeper gatekeeper, Problems problems) {
        this.contract = contract;
        this.gatekeeper = gatekeeper;
        this.answers = new Answers(problems);
    }

    /**
     * Answers an operation. The future's value becomes 200 with its JSON, {@link Content} becomes 200 with its bytes, null
     * becomes 204, a {@link Reply} is itself; a failure, or a throw, becomes a problem.
     */
    @CanIgnoreReturnValue
    public Api on(String operationId, Function<Call, Future<?>> handler) {
        if (handlers.put(operationId, handler) != null) {
            throw new IllegalStateException("two handlers for operation " + operationId);
        }
        return this;
    }

    /** Answers an operation from memory. */
    @CanIgnoreReturnValue
    public Api onNow(String operationId, Function<Call, ?> handler) {
        return on(operationId, call -> Future.succeededFuture(handler.apply(call)));
    }

    /** Stops the boot when the contract and the handlers differ. */
    @CanIgnoreReturnValue
    public Api complete() {
        Set<String> promised =
                contract.operations().stream().map(Operation::id).collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(promised);
        missing.removeAll(handlers.keySet());
        Set<String> unknown = new TreeSet<>(handlers.keySet());
        unknown.removeAll(promised);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalStateException("api-spec/openapi.yaml and the handlers differ: without handler " + missing
                    + ", not in the contract " + unknown);
        }
        return this;
    }

    /** A router of the whole server, for one event loop. */
    Router router(Vertx vertx, Traffic traffic, Connections connections, List<Pages> pages) {
        Router router = Router.router(vertx);
        Operations operations = new Operations(contract.operations());
        router.route().handler(new Entrance(traffic, connections, answers, operations));
        router.route().handler(new Dispatcher(operations, handlers(connections), answers));
        router.route().handler(this::limited);
        pages.forEach(page -> page.addTo(router));
        for (int status : List.of(400, 404, 405, 406, 413, 414, 415, 500)) {
            router.errorHandler(status, ctx -> answers.fail(ctx, ctx.failure(), status));
        }
        router.errorHandler(405, this::methodNotAllowed);
        return router;
    }

    /** By the id of their operation. */
    private Map<String, OperationHandler> handlers(Connections connections) {
        return contract.operations().stream()
                .collect(Collectors.toMap(
                        Operation::id,
                        operation -> new OperationHandler(
                                operation, handlers.get(operation.id()), gatekeeper, answers, connections)));
    }

    private void limited(RoutingContext ctx) {
        gatekeeper.admit(ctx).onSuccess(admitted -> ctx.next()).onFailure(refused -> answers.fail(ctx, refused));
    }

    /** Pages can but be read. */
    private void methodNotAllowed(RoutingContext ctx) {
        ctx.response().putHeader(HttpHeaders.ALLOW, "GET");
        answers.write(ctx, Problems.ofStatus(405));
    }
}
