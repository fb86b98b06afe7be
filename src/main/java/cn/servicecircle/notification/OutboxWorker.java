package cn.servicecircle.notification;

import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.NotificationStore.Leased;
import cn.servicecircle.wechat.WeChatException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the outbox to WeChat. Every node may run one: a row is sent under a lease, and when its worker dies the next one
 * takes it. A final error is never tried again.
 */
public final class OutboxWorker {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int BATCH = 20;
    private static final long PAUSE_MILLIS = 500;

    private final Vertx vertx;
    private final Database database;
    private final NotificationStore store;
    private final Postman postman;
    private final Clock clock;
    private volatile boolean stopping;
    private volatile Future<Void> round = Future.succeededFuture();

    public OutboxWorker(Vertx vertx, Database database, NotificationStore store, Postman postman, Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.store = store;
        this.postman = postman;
        this.clock = clock;
    }

    public void start() {
        vertx.setTimer(PAUSE_MILLIS, tick -> {
            if (!stopping) {
                round = deliverDue()
                        .onFailure(away -> LOG.warn("outbox not delivered, will try again: {}", away.toString()))
                        .otherwiseEmpty()
                        .onSuccess(done -> start());
            }
        });
    }

    /** Takes nothing new; done when what was taken is settled. */
    public Future<Void> stop() {
        stopping = true;
        return round;
    }

    /** Sends everything that is due now. */
    Future<Void> deliverDue() {
        Instant now = clock.instant();
        return database.withTransaction(tx -> store.lease(tx, now, now.plus(LEASE), BATCH))
                .compose(batch -> Future.join(batch.stream().map(this::deliver).toList())
                        .compose(sent -> batch.size() == BATCH && !stopping ? deliverDue() : Future.succeededFuture()));
    }

    private Future<Void> deliver(Leased notification) {
        if (notification.openid() == null) {
            return settle(notification, "to-phone", null);
        }
        if (!postman.carries(notification)) {
            return settle(notification, "inbox-only", null);
        }
        return postman.send(notification)
                .compose(sent -> settle(notification, "sent", null))
                .recover(failure -> failure instanceof WeChatException weChat
                        ? notTaken(notification, weChat)
                        : Future.failedFuture(failure));
    }

    private Future<Void> notTaken(Leased notification, WeChatException failure) {
        String why = failure.getMessage();
        if (failure.isFinal() || notification.attempts() >= Backoff.ATTEMPTS) {
            LOG.atInfo()
                    .addKeyValue("notification", notification.id())
                    .log("WeChat does not take this message, it stays in the inbox: {}", why);
            return settle(notification, "given-up", why);
        }
        Instant dueAt = clock.instant().plus(Backoff.after(notification.attempts(), ThreadLocalRandom.current()));
        return database.withTransaction(tx -> store.postpone(tx, notification.id(), dueAt, why));
    }

    private Future<Void> settle(Leased notification, String state, String why) {
        return database.withTransaction(tx -> store.settle(tx, notification.id(), state, why));
    }
}
