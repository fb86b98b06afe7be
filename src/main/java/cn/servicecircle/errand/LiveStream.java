package cn.servicecircle.errand;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What one client hears, on that client's event loop. A client that reads too slowly is let go of, and comes back with the id
 * of the last event it heard.
 */
final class LiveStream implements ReadStream<Buffer> {
    private static final int WAITING = 256;

    private final Context context;
    private final Queue<Buffer> waiting = new ArrayDeque<>();
    private Handler<Buffer> handler;
    private Handler<Void> endHandler;
    private long demand = Long.MAX_VALUE;
    private boolean ended;

    LiveStream(Context context) {
        this.context = context;
    }

    /** From any thread. */
    void send(Buffer event) {
        context.runOnContext(here -> {
            if (ended) {
                return;
            }
            waiting.add(event);
            deliver();
            if (waiting.size() > WAITING) {
                finish();
            }
        });
    }

    /** From any thread. */
    void end() {
        context.runOnContext(here -> finish());
    }

    private void deliver() {
        while (handler != null && demand > 0 && !waiting.isEmpty()) {
            if (demand != Long.MAX_VALUE) {
                demand--;
            }
            handler.handle(waiting.poll());
        }
    }

    private void finish() {
        if (!ended) {
            ended = true;
            waiting.clear();
            if (endHandler != null) {
                endHandler.handle(null);
            }
        }
    }

    @Override
    public LiveStream handler(Handler<Buffer> next) {
        handler = next;
        deliver();
        return this;
    }

    @Override
    public LiveStream pause() {
        demand = 0;
        return this;
    }

    @Override
    public LiveStream resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public LiveStream fetch(long amount) {
        demand = amount > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + amount;
        deliver();
        return this;
    }

    @Override
    public LiveStream endHandler(Handler<Void> next) {
        endHandler = next;
        if (ended && next != null) {
            next.handle(null);
        }
        return this;
    }

    @Override
    public LiveStream exceptionHandler(Handler<Throwable> next) {
        return this;
    }
}
