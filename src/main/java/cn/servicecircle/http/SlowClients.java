package cn.servicecircle.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Closes the connections of clients that send too slowly. An idle time-out cannot: one byte now and then keeps it quiet.
 * Lives on one event loop, and costs a request a few assignments.
 */
final class SlowClients {
    private final long patience;
    private final long uploadPatience;
    private final long keepAlive;
    private final IdentityHashMap<HttpConnection, Progress> connections = new IdentityHashMap<>();

    /**
     * @param patience       for the first request's head, and for every request's body
     * @param uploadPatience for the body of an upload
     * @param keepAlive      for the next request's head, from the last answer's end
     */
    SlowClients(Duration patience, Duration uploadPatience, Duration keepAlive) {
        this.patience = patience.toNanos();
        this.uploadPatience = uploadPatience.toNanos();
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
                progress.begin(request.response());
                if (request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
                    progress.sendsBody = true;
                    request.end().onComplete(ended -> progress.sendsBody = false);
                }
            }
            next.handle(request);
        };
    }

    /** Gives the body that now comes on the connection as long as an upload may take. */
    void awaitUpload(HttpConnection connection) {
        Progress progress = connections.get(connection);
        if (progress != null) {
            progress.bodyPatience = uploadPatience;
        }
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
        private long since;
        private long bodyPatience;
        private boolean sendsBody;
        /** Null until the first request's head is there. */
        private HttpServerResponse answer;

        Progress(long connectedAt) {
            this.since = connectedAt;
        }

        void begin(HttpServerResponse response) {
            since = System.nanoTime();
            bodyPatience = patience;
            answer = response;
        }

        boolean isTooSlow(long now) {
            if (answer == null) {
                return now - since > patience;
            }
            if (sendsBody) {
                return now - since > bodyPatience;
            }
            if (!answer.ended()) {
                since = now;
            }
            return now - since > keepAlive;
        }
    }
}
