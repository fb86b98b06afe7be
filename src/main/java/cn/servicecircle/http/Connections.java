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
 * The connections of one event loop. Closes those of clients that send or take too slowly, and those that nobody uses any
 * more: an idle time-out would be content with one byte now and then, and costs a handler that every read and write passes;
 * this costs a request a few assignments.
 */
final class Connections {
    private final Traffic traffic;
    private final long patience;
    private final long uploadPatience;
    private final long keepAlive;
    private final IdentityHashMap<HttpConnection, Progress> connections = new IdentityHashMap<>();

    /**
     * @param patience       for the first request's head, and for every request's body
     * @param uploadPatience for the body of an upload
     * @param keepAlive      for the next request's head, from the last answer's end; and for taking more of a long answer
     */
    Connections(Traffic traffic, Duration patience, Duration uploadPatience, Duration keepAlive) {
        this.traffic = traffic;
        this.patience = patience.toNanos();
        this.uploadPatience = uploadPatience.toNanos();
        this.keepAlive = keepAlive.toNanos();
    }

    void connected(HttpConnection connection) {
        connections.put(connection, new Progress(System.nanoTime()));
        traffic.connected();
        connection.closeHandler(closed -> {
            connections.remove(connection);
            traffic.disconnected();
        });
    }

    /** Lets requests through, but for those on a connection that is to end. */
    Handler<HttpServerRequest> watching(Handler<HttpServerRequest> next) {
        return request -> {
            Progress progress = connections.get(request.connection());
            if (progress == null || progress.isEnding) {
                return;
            }
            progress.begin(request.response());
            if (request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                    || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
                progress.sendsBody = true;
                request.end().onComplete(ended -> progress.sendsBody = false);
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

    /** With the answer that is under way: whatever follows on it may be smuggled in. */
    void end(HttpConnection connection) {
        Progress progress = connections.get(connection);
        if (progress != null) {
            progress.isEnding = true;
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
        private boolean isEnding;
        /** Null until the first request's head is there. */
        private HttpServerResponse answer;
        /** Bytes of the answer that were written when last looked at; they wait for the client to take what went before. */
        private long written;

        Progress(long connectedAt) {
            this.since = connectedAt;
        }

        void begin(HttpServerResponse response) {
            since = System.nanoTime();
            bodyPatience = patience;
            answer = response;
            written = 0;
        }

        boolean isTooSlow(long now) {
            if (answer == null) {
                return now - since > patience;
            }
            if (sendsBody) {
                return now - since > bodyPatience;
            }
            if (!answer.ended() && (!answer.writeQueueFull() || answer.bytesWritten() > written)) {
                since = now;
                written = answer.bytesWritten();
            }
            return now - since > keepAlive;
        }
    }
}
