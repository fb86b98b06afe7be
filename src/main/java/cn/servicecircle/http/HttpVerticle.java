package cn.servicecircle.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One HTTP server on one event loop; deploy as many as there are cores. */
public final class HttpVerticle extends VerticleBase {
    /** Longer than the 60 s for which nginx keeps a connection to us, so that it is the proxy who lets go. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(75);

    private static final int HEADER_BYTES = 8 * 1024;
    /** Vert.x: a negative port is one random port, shared by the servers that name the same number. */
    private static final int ANY_PORT_FOR_ALL_INSTANCES = -1;

    private static final int REQUEST_LINE_BYTES = 4 * 1024;

    private final Settings settings;
    private final Api api;
    private final List<Pages> pages;
    private HttpServer server;

    /**
     * Where to listen, and how long to wait.
     *
     * @param patience       how long a client may take to send a request's head or body
     * @param uploadPatience how long it may take to send a file
     * @param drain          how long running requests may take to end at shutdown
     */
    public record Settings(String host, int port, Duration patience, Duration uploadPatience, Duration drain) {}

    public HttpVerticle(
            Settings settings, Api api, DocumentationPages documentation, OperatorPages operators, Callback callback) {
        this.settings = settings;
        this.api = api;
        this.pages = List.of(documentation, operators, callback);
    }

    @Override
    public Future<?> start() {
        SlowClients slowClients = new SlowClients(settings.patience(), settings.uploadPatience(), KEEP_ALIVE);
        vertx.setPeriodic(1000, tick -> slowClients.closeTheSlow());
        server = vertx.createHttpServer(options())
                .connectionHandler(slowClients::connected)
                .invalidRequestHandler(HttpVerticle::refuseUnparsable)
                .requestHandler(slowClients.watching(addressed(api.router(vertx, slowClients, pages))));
        return server.listen().recover(failure -> Future.failedFuture(named(failure)));
    }

    /** Which port it is that somebody else has. */
    private Throwable named(Throwable failure) {
        return failure instanceof BindException
                ? new BindException(settings.host() + ":" + settings.port() + ", " + failure.getMessage())
                : failure;
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port() == 0 ? ANY_PORT_FOR_ALL_INSTANCES : settings.port())
                .setHttp2ClearTextEnabled(false)
                .setDecompressionSupported(false)
                // Each would be one more handler that every request passes.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxHeaderSize(HEADER_BYTES)
                .setMaxInitialLineLength(REQUEST_LINE_BYTES);
    }

    /** Where it listens, once started. */
    public int port() {
        return server.actualPort();
    }

    /** The router answers 500 to a target that is no path, such as {@code *}. */
    private static Handler<HttpServerRequest> addressed(Handler<HttpServerRequest> router) {
        return request -> {
            if (request.path() != null && request.path().startsWith("/")) {
                router.handle(request);
            } else {
                refuse(request, 400);
            }
        };
    }

    private static void refuseUnparsable(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        refuse(
                request,
                cause instanceof TooLongHttpLineException
                        ? 414
                        : cause instanceof TooLongHttpHeaderException ? 431 : 400);
    }

    private static void refuse(HttpServerRequest request, int status) {
        String requestId = Entrance.newId();
        Problem problem = Problems.ofStatus(status).at("/", requestId);
        request.response()
                .setStatusCode(status)
                .putHeader(Answers.X_REQUEST_ID, requestId)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(Json.encode(problem))
                .eventually(() -> request.connection().close())
                .onFailure(clientGone -> {});
    }

    @Override
    public Future<?> stop() {
        return server.shutdown(settings.drain().toMillis(), TimeUnit.MILLISECONDS);
    }
}
