package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.FollowerStore.News;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Those who proposed, supported, commented on or follow a topic hear how it goes on. However many they are, a step costs its
 * own transaction one row; the sweep tells them some hundred at a time, each once.
 *
 * <p>Nothing is told of a topic that nobody may read. While it is put away until a moderator has looked at it, its news waits:
 * reports must not keep a period from those whom it concerns. Once a moderator has hidden it, the news ends untold; should an
 * appeal bring the topic back, all of it stands in its course.
 */
public final class Followers implements Sweep.Chore {
    private static final int AT_A_TIME = 200;
    /** How often to look whether a moderator has decided on a topic that many reported. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

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
                .compose(found -> found.map(news -> tell(tx, news)).orElseGet(Future::succeededFuture));
    }

    private Future<Void> tell(SqlConnection tx, News news) {
        return store.topic(tx, news.topicId()).compose(topic -> switch (topic.state()) {
            case "published" -> tellSome(tx, news, topic.title());
            case "pending" -> store.postponeNews(tx, news.id(), clock.instant().plus(LOOK_AGAIN));
            default -> store.removeNews(tx, news.id());
        });
    }

    private Future<Void> tellSome(SqlConnection tx, News news, String title) {
        return store.after(tx, news.topicId(), news.toldTo(), AT_A_TIME).compose(people -> {
            List<Notice> notices =
                    people.stream().map(person -> notice(news, title, person)).toList();
            return outbox.tellAll(tx, notices)
                    .compose(told -> people.size() < AT_A_TIME
                            ? store.removeNews(tx, news.id())
                            : store.goOn(tx, news.id(), people.get(people.size() - 1)));
        });
    }

    private static Notice notice(News news, String title, long person) {
        return new Notice(person, Notice.Kind.TOPIC_MOVED, title, news.text(), "/topics/" + news.topicId());
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return store.postponeNews(tx, id, clock.instant().plus(time));
    }
}
