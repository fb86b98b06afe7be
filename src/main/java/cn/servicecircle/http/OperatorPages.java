package cn.servicecircle.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.util.NetUtil;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;
import io.vertx.micrometer.PrometheusScrapingHandler;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}, for those who run the service. */
public final class OperatorPages implements Pages {
    private final HealthChecks live;
    private final HealthChecks ready;
    private final PrometheusMeterRegistry metrics;

    public OperatorPages(HealthChecks live, HealthChecks ready, PrometheusMeterRegistry metrics) {
        this.live = live;
        this.ready = ready;
        this.metrics = metrics;
    }

    /** A check that only tells, as the JSON of a record, and takes no node out of service. */
    public static Handler<Promise<Status>> telling(Supplier<?> told) {
        return promise -> promise.complete(Status.OK(new JsonObject(Json.encode(told.get()))));
    }

    @Override
    public void addTo(Router router) {
        router.get("/health/live").handler(HealthCheckHandler.createWithHealthChecks(live));
        router.get("/health/ready").handler(HealthCheckHandler.createWithHealthChecks(ready));
        router.get("/metrics").handler(OperatorPages::insidersOnly).handler(PrometheusScrapingHandler.create(metrics));
    }

    /** What came through a proxy, or from the internet, does not learn that this exists. */
    private static void insidersOnly(RoutingContext ctx) {
        boolean forwarded = ctx.request().headers().contains("X-Forwarded-For")
                || ctx.request().headers().contains("Forwarded");
        SocketAddress peer = ctx.request().connection().remoteAddress();
        if (forwarded || peer == null || !isInside(peer.hostAddress())) {
            ctx.fail(404);
        } else {
            ctx.next();
        }
    }

    /** Whether it is an address of this machine or of a private network: RFC 1918, RFC 3927, RFC 4193. */
    static boolean isInside(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return false;
        }
        try {
            InetAddress from = InetAddress.getByAddress(bytes);
            boolean isUniqueLocal = from instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
            return from.isLoopbackAddress() || from.isSiteLocalAddress() || from.isLinkLocalAddress() || isUniqueLocal;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("no length of an address: " + bytes.length, e);
        }
    }
}
