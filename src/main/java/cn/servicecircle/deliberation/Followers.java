package cn.servicecircle.deliberation;

import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Those who proposed, supported, commented on or follow a topic hear how it goes on. However many they are, a step costs its
 * own transaction one row; the sweep tells them some hundred at a time, each once.
 */
public final class Followers implements Sweep.Chore {
    private static final int AT_A_TIME = 200;

    private final Outbox outbox;
    private final Clock clock;
    private final FollowerStore store = new FollowerStore();

    public Followers(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Does nothing when the person follows already. */
    public Future<Void> add(SqlClient tx, long topicId, long personId) {
        return store.add(tx, topicId, personId, clock.instant());
    }

    /** In the transaction of what happened. */
    public Future<Void> tell(SqlConnection tx, long topicId, String text) {
        return store.addNews(tx, topicId, text, clock.instant());
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.dueNews(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long id) {
        return store.lockNews(tx, id)
                .compose(found -> found.map(news -> tellSome(tx, news)).orElseGet(Future::succeededFuture));
    }

    private Future<Void> tellSome(SqlConnection tx, FollowerStore.News news) {
        return store.after(tx, news.topicId(), news.toldTo(), AT_A_TIME).compose(people -> {
            List<Notice> notices =
                    people.stream().map(person -> notice(news, person)).toList();
            Instant next = people.size() < AT_A_TIME ? null : clock.instant();
            long toldTo = people.isEmpty() ? news.toldTo() : people.get(people.size() - 1);
            return outbox.tellAll(tx, notices).compose(told -> store.saveNews(tx, news.id(), toldTo, next));
        });
    }

    private static Notice notice(FollowerStore.News news, long person) {
        return new Notice(person, Notice.Kind.TOPIC_MOVED, news.title(), news.text(), "/topics/" + news.topicId());
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return store.postponeNews(tx, id, clock.instant().plus(time));
    }
}
