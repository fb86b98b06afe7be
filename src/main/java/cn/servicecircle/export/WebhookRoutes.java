package cn.servicecircle.export;

import cn.servicecircle.export.DeliveryStore.Listed;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;

/** What the webhook has told, and has not, for admins. */
public final class WebhookRoutes {
    private final Database database;
    private final Clock clock;
    private final DeliveryStore deliveries = new DeliveryStore();

    public WebhookRoutes(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("listWebhookDeliveries", this::list).on("retryWebhookDelivery", this::retry);
    }

    private record View(
            long id, String trackingNumber, String type, String state, int attempts, Instant dueAt, String lastError) {
        static View of(Listed delivery) {
            return new View(
                    delivery.id(),
                    delivery.trackingNumber(),
                    Messages.type(delivery.kind()),
                    delivery.state(),
                    delivery.attempts(),
                    delivery.dueAt(),
                    delivery.error());
        }
    }

    private Future<Slice<View>> list(Call call) {
        return deliveries
                .inState(database.reads(), call.text("state"), call.page())
                .map(fetched -> call.page().slice(fetched, Listed::id).map(View::of));
    }

    private Future<Void> retry(Call call) {
        Instant now = clock.instant();
        return database.withTransaction(
                        tx -> deliveries.retry(tx, call.id("deliveryId"), now, now.plus(WebhookOutbox.PATIENCE)))
                .map(found -> {
                    if (!found) {
                        throw Refusal.notFound("webhook:not-failed", "没有这次没送到的推送");
                    }
                    return null;
                });
    }
}
