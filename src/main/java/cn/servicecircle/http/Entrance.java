package cn.servicecircle.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The first handler of every route: counts and names the request, and refuses what must not even be read. */
final class Entrance implements Handler<RoutingContext> {
    static final int BODY_LIMIT = 64 * 1024;

    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z_-]{8,64}");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");

    private final Traffic traffic;
    private final Connections connections;
    private final Answers answers;
    private final Operations operations;

    Entrance(Traffic traffic, Connections connections, Answers answers, Operations operations) {
        this.traffic = traffic;
        this.connections = connections;
        this.answers = answers;
        this.operations = operations;
    }

    @Override
    public void handle(RoutingContext ctx) {
        traffic.watch(ctx);
        HttpServerRequest request = ctx.request();
        String id = request.getHeader(Answers.X_REQUEST_ID);
        answers.prepare(ctx, id != null && REQUEST_ID.matcher(id).matches() ? id : newId());
        int refused = refusedUnread(request);
        if (refused == 0) {
            // An upload is asked to go on when its sender was let in.
            if (Upload.waitsToBeAsked(request) && !isUpload(request)) {
                Upload.askToGoOn(request);
            }
            ctx.next();
        } else {
            connections.end(request.connection());
            ctx.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            ctx.addEndHandler(sent -> close(request));
            answers.write(ctx, Problems.ofStatus(refused));
        }
    }

    /**
     * After the body that still comes, unless {@link Connections} loses patience: to bytes on a closed connection TCP replies
     * with a reset, which takes the answer from a client that has not read it yet (RFC 9112, 9.6).
     */
    private static void close(HttpServerRequest request) {
        Future<Void> lastByte = Upload.waitsToBeAsked(request) ? Future.succeededFuture() : request.end();
        lastByte.eventually(() -> request.connection().close()).onFailure(clientGone -> {});
    }

    static String newId() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }

    /**
     * Chunked bodies are refused whole: no client of ours sends one, and with them go request smuggling (Netty silently
     * drops the Content-Length that stands beside Transfer-Encoding) and bodies without a bound.
     */
    private int refusedUnread(HttpServerRequest request) {
        // RFC 9112, 3.2: a proxy and we might each believe another one of them.
        if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            return 400;
        }
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return 411;
        }
        if (request.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
            return 415;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return 0;
        }
        return LENGTH.matcher(length).matches() && isInLimit(request, Integer.parseInt(length)) ? 0 : 413;
    }

    private boolean isInLimit(HttpServerRequest request, int bytes) {
        return bytes <= BODY_LIMIT || (bytes <= Upload.LIMIT && isUpload(request));
    }

    private boolean isUpload(HttpServerRequest request) {
        return operations.isUpload(request.method(), request.path());
    }
}
