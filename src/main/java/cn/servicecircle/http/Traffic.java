package cn.servicecircle.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What operators see of requests: how often each operation came to which status, how long that took, and how many clients
 * are connected. Vert.x counts more, and looks for seven meters by their tags at each request, which is a tenth of what a
 * quick read costs.
 */
public final class Traffic {
    private final MeterRegistry meters;
    private final AtomicInteger connections;
    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

    private record Outcome(String operation, int status) {}

    public Traffic(MeterRegistry meters) {
        this.meters = meters;
        this.connections = meters.gauge("http.server.connections", new AtomicInteger());
    }

    void connected() {
        connections.incrementAndGet();
    }

    void disconnected() {
        connections.decrementAndGet();
    }

    /** Counts the request when its answer is written, or its client gone. */
    void watch(RoutingContext ctx) {
        long began = System.nanoTime();
        ctx.addEndHandler(ended -> timer(ctx).record(System.nanoTime() - began, TimeUnit.NANOSECONDS));
    }

    private Timer timer(RoutingContext ctx) {
        return timers.computeIfAbsent(
                new Outcome(Answers.operation(ctx), ctx.response().getStatusCode()),
                outcome -> Timer.builder("http.server.requests")
                        .tag("operation", outcome.operation())
                        .tag("status", Integer.toString(outcome.status()))
                        .register(meters));
    }
}
