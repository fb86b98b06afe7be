package cn.servicecircle.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
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

    /** Of one client, who may send requests without awaiting answers. */
    private static final int MOST_ANSWERS_TOGETHER = 256;

    private final Settings settings;
    private final Traffic traffic;
    private final Api api;
    private final List<Pages> pages;
    private Connections connections;
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
            Settings settings,
            Traffic traffic,
            Api api,
            DocumentationPages documentation,
            OperatorPages operators,
            Callback callback) {
        this.settings = settings;
        this.traffic = traffic;
        this.api = api;
        this.pages = List.of(documentation, operators, callback);
    }

    @Override
    public Future<?> start() {
        connections = new Connections(traffic, settings.patience(), settings.uploadPatience(), KEEP_ALIVE);
        vertx.setPeriodic(1000, tick -> connections.closeTheSlow());
        server = vertx.createHttpServer(options())
                .connectionHandler(connection -> {
                    answerTogether(connection);
                    connections.connected(connection);
                })
                .invalidRequestHandler(connections.watching(this::refuseUnparsable))
                .requestHandler(connections.watching(addressed(api.router(vertx, traffic, connections, pages))));
        return server.listen().recover(failure -> Future.failedFuture(named(failure)));
    }

    /**
     * All requests that are there to be read are answered before the first of the answers goes out: each wakes its client,
     * who costs the less the more of them are there. Vert.x lets us at Netty's pipeline by its own class alone.
     */
    private static void answerTogether(HttpConnection connection) {
        ((HttpServerConnection) connection)
                .channelHandlerContext()
                .pipeline()
                .addFirst(new FlushConsolidationHandler(MOST_ANSWERS_TOGETHER, true));
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
    private Handler<HttpServerRequest> addressed(Handler<HttpServerRequest> router) {
        return request -> {
            if (request.path() != null && request.path().startsWith("/")) {
                router.handle(request);
            } else {
                refuse(request, 400);
            }
        };
    }

    private void refuseUnparsable(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        refuse(
                request,
                cause instanceof TooLongHttpLineException
                        ? 414
                        : cause instanceof TooLongHttpHeaderException ? 431 : 400);
    }

    private void refuse(HttpServerRequest request, int status) {
        connections.end(request.connection());
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
