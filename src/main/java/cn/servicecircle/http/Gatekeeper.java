package cn.servicecircle.http;

import cn.servicecircle.http.RateLimiter.Allowance;
import cn.servicecircle.kernel.Caller;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Decides who gets in: by address first, then by session and role, then by how often. */
public final class Gatekeeper {
    private static final int IPV6_BYTES = 16;
    private static final String BEARER = "Bearer ";
    private static final CharSequence LIMIT = HttpHeaders.createOptimized("RateLimit-Limit");
    private static final CharSequence REMAINING = HttpHeaders.createOptimized("RateLimit-Remaining");
    private static final CharSequence RESET = HttpHeaders.createOptimized("RateLimit-Reset");

    /** Those that count before anybody is asked who they are. */
    private static final Set<Limit> OF_ADDRESSES = Set.of(Limit.LOGIN, Limit.LOOKUP, Limit.BULK);

    private static final Set<Limit> OF_PEOPLE = Set.of(Limit.WRITE, Limit.VERIFY);

    private final Authenticator authenticator;
    private final RateLimiter limiter;
    private final int trustedProxies;

    /** @param trustedProxies how many proxies of ours stand in front, each adding to X-Forwarded-For */
    public Gatekeeper(Authenticator authenticator, RateLimiter limiter, int trustedProxies) {
        this.authenticator = authenticator;
        this.limiter = limiter;
        this.trustedProxies = trustedProxies;
    }

    /** The caller, {@link Caller#ANYBODY} where nobody is asked or has said who they are; fails with the refusal otherwise. */
    Future<Caller> admit(Operation operation, RoutingContext ctx) {
        String address = network(address(ctx.request()));
        Future<Void> inTime = limit(Limit.ADDRESS, address, ctx);
        if (OF_ADDRESSES.contains(operation.limit())) {
            inTime = inTime.compose(ok -> limit(operation.limit(), address, ctx));
        }
        if (!operation.access().signedIn() && !(operation.access().asksWho() && saysWho(ctx.request()))) {
            return inTime.map(Caller.ANYBODY);
        }
        return inTime.compose(ok -> authenticator.callerOf(token(ctx.request())))
                .compose(caller -> admit(operation, caller, ctx));
    }

    /** For what is no operation: fails with the refusal of an address that asks too often. */
    Future<Void> admit(RoutingContext ctx) {
        return limit(Limit.ADDRESS, network(address(ctx.request())), ctx);
    }

    private Future<Caller> admit(Operation operation, Caller caller, RoutingContext ctx) {
        operation.access().mustAllow(caller);
        return OF_PEOPLE.contains(operation.limit())
                ? limit(operation.limit(), "person:" + caller.personId(), ctx).map(caller)
                : Future.succeededFuture(caller);
    }

    private Future<Void> limit(Limit limit, String who, RoutingContext ctx) {
        return limiter.take(limit, who).compose(allowance -> {
            if (limit != Limit.ADDRESS || !allowance.granted()) {
                tell(allowance, ctx);
            }
            return allowance.granted() ? Future.succeededFuture() : Future.failedFuture(Refusals.tooMany());
        });
    }

    private static void tell(Allowance allowance, RoutingContext ctx) {
        ctx.response()
                .putHeader(LIMIT, String.valueOf(allowance.permits()))
                .putHeader(REMAINING, String.valueOf(allowance.remaining()))
                .putHeader(RESET, String.valueOf(Math.max(1, allowance.retrySeconds())));
        if (!allowance.granted()) {
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(allowance.retrySeconds()));
        }
    }

    private static boolean saysWho(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.AUTHORIZATION);
    }

    static String token(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Refusals.signInFirst();
        }
        return header.substring(BEARER.length()).strip();
    }

    /** The peer, or what the outermost of our own proxies saw; anything further left is the client's own claim. */
    String address(HttpServerRequest request) {
        // A proxy may add a line of its own instead of lengthening the client's: all lines are one list.
        List<String> forwarded =
                trustedProxies == 0 ? List.of() : request.headers().getAll("X-Forwarded-For");
        if (!forwarded.isEmpty()) {
            String[] hops = String.join(",", forwarded).split(",", -1);
            return hops[Math.max(0, hops.length - trustedProxies)].strip();
        }
        // The router's request would look for forwarding headers of its own first.
        SocketAddress peer = request.connection().remoteAddress();
        // Of a peer the host is the address, which hostAddress() would write anew.
        return peer == null ? "-" : peer.host();
    }

    /** Whom the limits count as one: an IPv6 subscriber has a whole /64, and takes a new address for each request at will. */
    static String network(String address) {
        byte[] bytes = address.indexOf(':') < 0 ? null : NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length < IPV6_BYTES || isIpv4(bytes)
                ? address
                : HexFormat.of().formatHex(bytes, 0, IPV6_BYTES / 2);
    }

    /** As IPv6 writes it: ::ffff:1.2.3.4. */
    private static boolean isIpv4(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }
}
