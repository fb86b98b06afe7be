package cn.servicecircle.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Closes the connections of clients that send too slowly. An idle time-out cannot: one byte now and then keeps it quiet.
 * Lives on one event loop, and costs a request two assignments.
 */
final class SlowClients {
    private final long patience;
    private final long keepAlive;
    private final IdentityHashMap<HttpConnection, Progress> connections = new IdentityHashMap<>();

    /**
     * @param patience  for the first request's head, and for every request's body
     * @param keepAlive for the next request's head, from the last one's
     */
    SlowClients(Duration patience, Duration keepAlive) {
        this.patience = patience.toNanos();
        this.keepAlive = keepAlive.toNanos();
    }

    void connected(HttpConnection connection) {
        connections.put(connection, new Progress(System.nanoTime()));
        connection.closeHandler(closed -> connections.remove(connection));
    }

    Handler<HttpServerRequest> watching(Handler<HttpServerRequest> next) {
        return request -> {
            Progress progress = connections.get(request.connection());
            if (progress != null) {
                progress.requestAt = System.nanoTime();
                progress.sendsHead = false;
                if (request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
                    progress.sendsBody = true;
                    request.end().onComplete(ended -> progress.sendsBody = false);
                }
            }
            next.handle(request);
        };
    }

    /** To be called once a second. */
    void closeTheSlow() {
        long now = System.nanoTime();
        connections.entrySet().stream()
                .filter(entry -> entry.getValue().isTooSlow(now))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(HttpConnection::close);
    }

    private final class Progress {
        private long requestAt;
        private boolean sendsHead = true;
        private boolean sendsBody;

        Progress(long connectedAt) {
            this.requestAt = connectedAt;
        }

        boolean isTooSlow(long now) {
            return now - requestAt > (sendsHead || sendsBody ? patience : keepAlive);
        }
    }
}
