package cn.servicecircle.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.handler.HttpException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The body of a request that is no JSON: its bytes wait with the sender until they are asked for. */
public final class Upload {
    /** The most bytes that an upload may have. */
    public static final int LIMIT = 10 * 1024 * 1024;

    private final HttpServerRequest request;
    private final Future<Void> arrival;
    private byte[] sha256;

    /** To be made before anything asynchronous, or bytes would be gone. */
    Upload(HttpServerRequest request) {
        this.request = request.pause();
        this.arrival = request.end();
    }

    static boolean waitsToBeAsked(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true);
    }

    static void askToGoOn(HttpServerRequest request) {
        request.response().writeContinue().onFailure(clientGone -> {});
    }

    /**
     * Writes the bytes, as fast as they can be written, and ends what they are written to, come what may. Fails when the
     * sender has gone or was too slow, and with what kept the bytes from being written.
     */
    public Future<Void> to(WriteStream<Buffer> file) {
        if (arrival.failed()) {
            return file.end().transform(ended -> Future.failedFuture(new HttpException(408)));
        }
        if (waitsToBeAsked(request)) {
            askToGoOn(request);
        }
        Digesting digesting = new Digesting(file);
        return request.pipeTo(digesting)
                .onSuccess(written -> sha256 = digesting.digest.digest())
                .recover(failure -> Future.failedFuture(arrival.failed() ? new HttpException(408) : failure));
    }

    /** Of the bytes that have been written. */
    byte[] sha256() {
        return sha256;
    }

    /** Reads what nobody asked for, so that the sender hears the answer and may ask the next thing. */
    void drain() {
        request.resume();
    }

    private static final class Digesting implements WriteStream<Buffer> {
        private final WriteStream<Buffer> file;
        private final MessageDigest digest;

        Digesting(WriteStream<Buffer> file) {
            this.file = file;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Future<Void> write(Buffer bytes) {
            digest.update(bytes.getBytes());
            return file.write(bytes);
        }

        @Override
        public Future<Void> end() {
            return file.end();
        }

        @Override
        public boolean writeQueueFull() {
            return file.writeQueueFull();
        }

        @Override
        public WriteStream<Buffer> setWriteQueueMaxSize(int bytes) {
            file.setWriteQueueMaxSize(bytes);
            return this;
        }

        @Override
        public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
            file.drainHandler(handler);
            return this;
        }

        @Override
        public WriteStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
            file.exceptionHandler(handler);
            return this;
        }
    }
}
