package cn.servicecircle.forum;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;

/** Who supports a topic, and who follows it without a word. */
public final class SupportService {
    private final Database database;
    private final ForumStore topics;
    private final Readers readers;
    private final Clock clock;
    private final SupportStore store = new SupportStore();

    public SupportService(Database database, ForumStore topics, Readers readers, Clock clock) {
        this.database = database;
        this.topics = topics;
        this.readers = readers;
        this.clock = clock;
    }

    /** How a topic stands to somebody. */
    record Standing(boolean supports, boolean follows, int supportCount) {}

    /** Those who may comment on it; whoever supports it follows it too. */
    Future<Standing> support(Caller neighbour, long topicId, boolean supports) {
        return database.withTransaction(tx -> topics.lockTopic(tx, topicId)
                .map(found -> readers.mustComment(neighbour, found, null))
                .compose(topic -> supports ? add(tx, neighbour, topicId) : remove(tx, neighbour, topicId))
                .compose(done -> store.standing(tx, topicId, neighbour.personId())));
    }

    private Future<Void> add(SqlConnection tx, Caller neighbour, long topicId) {
        return store.support(tx, topicId, neighbour.personId(), clock.instant())
                .compose(isNew -> isNew ? store.count(tx, topicId, 1) : Future.succeededFuture());
    }

    private Future<Void> remove(SqlConnection tx, Caller neighbour, long topicId) {
        return store.withdraw(tx, topicId, neighbour.personId())
                .compose(did -> did ? store.count(tx, topicId, -1) : Future.succeededFuture());
    }

    /** Whoever may read it. Who stops following it does not stop supporting it. */
    Future<Standing> follow(Caller reader, long topicId, boolean follows) {
        return database.withTransaction(tx -> topics.findTopic(tx, topicId)
                .map(found -> TopicService.existing(found.filter(topic -> readers.maySee(reader, topic.audience()))))
                .compose(topic -> follows
                        ? store.follow(tx, topicId, reader.personId(), clock.instant())
                        : store.unfollow(tx, topicId, reader.personId()))
                .compose(done -> store.standing(tx, topicId, reader.personId())));
    }
}
