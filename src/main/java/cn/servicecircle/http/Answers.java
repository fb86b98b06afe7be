package cn.servicecircle.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.Pipe;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every answer: values as JSON, content as it is, failures as problem details, all with the request's id. */
final class Answers {
    /** Where a request's context has the id of its operation. */
    static final String OPERATION = "operation";

    static final CharSequence X_REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence PROBLEM_JSON = HttpHeaders.createOptimized("application/problem+json");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence X_CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");

    private final Problems problems;

    Answers(Problems problems) {
        this.problems = problems;
    }

    void prepare(RoutingContext ctx, String requestId) {
        ctx.response()
                .putHeader(X_REQUEST_ID, requestId)
                .putHeader(X_CONTENT_TYPE_OPTIONS, NOSNIFF)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }

    static String requestId(RoutingContext ctx) {
        return ctx.response().headers().get(X_REQUEST_ID);
    }

    void answer(RoutingContext ctx, Reply reply) {
        HttpServerResponse response = ctx.response();
        if (isGone(response)) {
            if (reply.body() instanceof Content content) {
                content.release();
            }
            return;
        }
        response.setStatusCode(reply.status());
        if (reply.location() != null) {
            response.putHeader(HttpHeaders.LOCATION, Api.PREFIX + reply.location());
        }
        if (reply.body() == null) {
            ctx.end().onFailure(clientGone -> {});
        } else if (reply.body() instanceof Content content) {
            send(ctx, content);
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
            ctx.end(Json.encode(reply.body())).onFailure(clientGone -> {});
        }
    }

    private static void send(RoutingContext ctx, Content content) {
        HttpServerResponse response = ctx.response();
        content.headers().forEach(response::putHeader);
        if (content.isKnownTo(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304);
            ctx.end().onFailure(clientGone -> {});
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, content.type());
        if (content.stream() == null) {
            ctx.end(content.whole()).onFailure(clientGone -> {});
        } else {
            stream(ctx, content);
        }
    }

    private static void stream(RoutingContext ctx, Content content) {
        HttpServerResponse response = ctx.response();
        if (content.length() == Content.UNKNOWN) {
            // At once, for the first event may be long in coming.
            response.setChunked(true).writeHead().onFailure(clientGone -> {});
        } else {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(content.length()));
        }
        Pipe<Buffer> pipe = content.stream().bytes().pipe().endOnFailure(false);
        ctx.addEndHandler(sentOrGone -> {
            pipe.close();
            content.release();
        });
        pipe.to(response).onFailure(cut -> breakOff(ctx, cut));
    }

    /**
     * The status has been told, so that a client learns of the failure only where its connection ends before the bytes do.
     * An IOException is a client that went itself.
     */
    private static void breakOff(RoutingContext ctx, Throwable cut) {
        if (isGone(ctx.response())) {
            return;
        }
        if (!(cut instanceof IOException)) {
            LOG.atWarn()
                    .addKeyValue("requestId", requestId(ctx))
                    .addKeyValue("operation", operation(ctx))
                    .log("answer broken off: {}", cut.toString());
        }
        ctx.request().connection().close().onFailure(clientGone -> {});
    }

    /**
     * A failure of the router itself: a client's fault is told by its status, and may come before any handler of ours, such as a
     * request without {@code Host}.
     */
    void fail(RoutingContext ctx, Throwable failure, int status) {
        if (requestId(ctx) == null) {
            prepare(ctx, Entrance.newId());
        }
        if (failure == null || status != 500) {
            write(ctx, Problems.ofStatus(status));
        } else {
            fail(ctx, failure);
        }
    }

    void fail(RoutingContext ctx, Throwable failure) {
        Problem problem = problems.of(failure);
        if (problem.status() == 500) {
            LOG.atError()
                    .addKeyValue("requestId", requestId(ctx))
                    .addKeyValue("operation", operation(ctx))
                    .setCause(failure)
                    .log("request failed");
        }
        write(ctx, problem);
    }

    /** For the log and the meters, which are never to know the path: ids and places of people stay out of them. */
    static String operation(RoutingContext ctx) {
        return ctx.get(OPERATION, "none");
    }

    void write(RoutingContext ctx, Problem problem) {
        HttpServerResponse response = ctx.response();
        if (isGone(response)) {
            return;
        }
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        } else if (problem.status() == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "2");
        }
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM_JSON);
        ctx.end(Json.encode(problem.at(ctx.request().path(), requestId(ctx)))).onFailure(clientGone -> {});
    }

    private static boolean isGone(HttpServerResponse response) {
        return response.ended() || response.closed();
    }
}
