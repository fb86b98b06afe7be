package cn.servicecircle.export;

import cn.servicecircle.export.WebhookStore.Cursor;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Backoff;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is still to be told to the receiver: taken by one node at a time, and kept until the receiver has it. */
final class WebhookOutbox {
    static final Duration PATIENCE = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(WebhookOutbox.class);
    /** Longer than a message may take; after it another node sends again what a dead one had taken. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Database database;
    private final WebhookSettings wanted;
    private final Clock clock;
    private final WebhookStore store = new WebhookStore();
    private final DeliveryStore deliveries = new DeliveryStore();

    WebhookOutbox(Database database, WebhookSettings wanted, Clock clock) {
        this.database = database;
        this.wanted = wanted;
        this.clock = clock;
    }

    Future<Void> begin() {
        return database.withTransaction(store::begin);
    }

    /**
     * Looks for new steps, and takes what is due; nothing while another node does the same.
     *
     * @param back over how many ids it looks back for steps that committed late
     */
    Future<List<Delivery>> take(int back, int limit) {
        return database.withTransaction(tx -> store.lock(tx)
                .compose(found -> found.map(cursor -> collect(tx, cursor, back).compose(collected -> lease(tx, limit)))
                        .orElseGet(() -> Future.succeededFuture(List.of()))));
    }

    private Future<Void> collect(SqlConnection tx, Cursor cursor, int back) {
        Instant now = clock.instant();
        return store.ahead(tx, cursor).compose(reached -> store.collect(
                        tx, cursor.lookingBack(back), reached, wanted, now, now.plus(PATIENCE))
                .compose(collected -> store.moveTo(tx, reached)));
    }

    private Future<List<Delivery>> lease(SqlConnection tx, int limit) {
        Instant now = clock.instant();
        return store.due(tx, now, limit)
                .compose(ids -> ids.isEmpty()
                        ? Future.succeededFuture(List.of())
                        : store.lease(tx, ids, now.plus(LEASE)).compose(leased -> deliveries.of(tx, ids)));
    }

    Future<Void> taken(Delivery delivery) {
        return database.withTransaction(tx -> deliveries.settle(tx, delivery, "delivered", clock.instant(), null));
    }

    /** Tries again later, for three days after the step; what the receiver has not taken by then waits for an admin. */
    Future<Void> notTaken(Delivery delivery, NotTaken why) {
        Instant now = clock.instant();
        if (why.isFinal() || !now.isBefore(delivery.giveUpAt())) {
            LOG.atWarn()
                    .addKeyValue("event", delivery.id())
                    .log("the webhook's receiver does not take it, an admin has to look: {}", why.getMessage());
            return database.withTransaction(tx -> deliveries.settle(tx, delivery, "failed", now, why.getMessage()));
        }
        Duration wait = Backoff.after(delivery.attempts(), ThreadLocalRandom.current());
        Instant dueAt = now.plus(wait.compareTo(why.notBefore()) < 0 ? why.notBefore() : wait);
        return database.withTransaction(tx -> deliveries.postpone(tx, delivery, dueAt, why.getMessage()));
    }

    /** Forgets what was taken a month ago. */
    Future<Void> forget() {
        return database.withTransaction(tx -> store.lock(tx).compose(found -> found.map(
                        cursor -> store.forget(tx, cursor, clock.instant().minus(REMEMBERED)))
                .orElseGet(Future::succeededFuture)));
    }
}
