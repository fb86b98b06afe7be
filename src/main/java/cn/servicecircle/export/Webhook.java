package cn.servicecircle.export;

import cn.servicecircle.http.Json;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the receiver each step of an errand. Every node may run one; without a receiver it does nothing. */
public final class Webhook {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long PAUSE_MILLIS = 1000;
    /** One round in so many looks far back, and forgets. */
    private static final int SELDOM = 60;

    private final Vertx vertx;
    private final WebhookSettings settings;
    private final Messages messages;
    private final Clock clock;
    private final WebhookOutbox outbox;
    private final WebhookSender sender;
    private int rounds;
    private volatile boolean stopping;
    private volatile Future<Boolean> round = Future.succeededFuture();

    public Webhook(Vertx vertx, Database database, WebhookSettings settings, Messages messages, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
        this.outbox = new WebhookOutbox(database, settings, clock);
        this.sender = new WebhookSender(vertx, settings, PATIENCE);
    }

    public void start() {
        if (settings.isOn()) {
            LOG.info("steps of errands are told to {}", settings);
            next(PAUSE_MILLIS);
        }
    }

    private void next(long pause) {
        vertx.setTimer(pause, tick -> {
            if (!stopping) {
                round = round().onFailure(away -> LOG.warn("webhook not told, will try again: {}", away.toString()))
                        .otherwise(false)
                        .onSuccess(more -> next(more ? 1 : PAUSE_MILLIS));
            }
        });
    }

    /** Takes nothing new; done when what was taken is settled. */
    public Future<Void> stop() {
        stopping = true;
        return round.eventually(sender::close).mapEmpty();
    }

    private Future<Boolean> round() {
        if (rounds++ % SELDOM != 0) {
            return tell(WebhookStore.A_LITTLE_BACK);
        }
        return outbox.begin().compose(begun -> tell(WebhookStore.FAR_BACK)).compose(more -> outbox.forget()
                .map(more));
    }

    /** Sends some of what is due; whether there may be more. */
    Future<Boolean> tell(int back) {
        return outbox.take(back, WebhookSender.CONNECTIONS)
                .compose(batch ->
                        Future.join(batch.stream().map(this::deliver).toList()).map(!batch.isEmpty()));
    }

    private Future<Void> deliver(Delivery delivery) {
        Buffer body = Json.encode(messages.of(delivery, settings.personal()));
        return sender.send("evt_" + delivery.id(), clock.instant(), body)
                .compose(sent -> outbox.taken(delivery))
                .recover(failure -> failure instanceof NotTaken why
                        ? outbox.notTaken(delivery, why)
                        : Future.failedFuture(failure));
    }
}
