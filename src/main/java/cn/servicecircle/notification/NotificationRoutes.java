package cn.servicecircle.notification;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.NotificationStore.Received;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/** One's own inbox. */
public final class NotificationRoutes {
    private final Database database;
    private final NotificationStore store;
    private final Clock clock;

    public NotificationRoutes(Database database, NotificationStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("listNotifications", this::list).on("markNotificationRead", this::markRead);
    }

    private record Inbox(int unread, List<Received> items, Long next) {}

    private Future<Inbox> list(Call call) {
        long me = call.caller().personId();
        return store.unreadOf(database.reads(), me).compose(unread -> store.listOf(database.reads(), me, call.page())
                .map(fetched -> {
                    Slice<Received> slice = call.page().slice(fetched, Received::id);
                    return new Inbox(unread, slice.items(), slice.next());
                }));
    }

    private Future<Void> markRead(Call call) {
        return database.withTransaction(
                        tx -> store.markRead(tx, call.caller().personId(), call.id("notificationId"), clock.instant()))
                .map(found -> {
                    if (!found) {
                        throw Refusal.notFound("notification:not-found", "没有这条消息");
                    }
                    return null;
                });
    }
}
