package cn.servicecircle.forum;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Decision;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.moderation.Subject;
import cn.servicecircle.moderation.Verdict;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Optional;

/** Topics: posted by those who live there, shown when a moderator lets them through. */
public final class TopicService {
    public static final String KIND = "topic";

    private final Database database;
    private final ForumStore store;
    private final Readers readers;
    private final ModerationQueue moderation;
    private final Outbox outbox;
    private final Clock clock;

    public TopicService(
            Database database,
            ForumStore store,
            Readers readers,
            ModerationQueue moderation,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.readers = readers;
        this.moderation = moderation;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Refuses those who do not live there, before WeChat is asked about the text. */
    void checkMayPost(Caller author, long areaId) {
        if (!readers.mayPost(author, areaId)) {
            throw Refusal.forbidden("topic:not-your-area", "只能在自己住的地方发起议题", "请选您所在的楼栋、小区、网格或社区；住处在 PUT /me/home 里选定。");
        }
    }

    Future<Topic> post(SqlConnection tx, Caller author, Topic.New topic, Verdict verdict) {
        return store.addTopic(tx, topic, author, clock.instant())
                .compose(id -> moderation
                        .open(tx, new Subject(KIND, id, topic.areaId(), author.personId()), topic.text(), verdict)
                        .compose(opened -> store.findTopic(tx, id)))
                .map(TopicService::existing);
    }

    Future<Topic> get(Caller reader, long id) {
        return store.findTopic(database.reads(), id)
                .map(found -> existing(found.filter(topic -> readers.maySee(reader, topic.audience()))));
    }

    Future<Slice<Topic>> list(Caller reader, long areaId, Page page) {
        if (!readers.mayRead(reader, areaId)) {
            throw Refusal.forbidden("topic:not-your-area", "这里的议题只给住在这里的人看", "请选您所在的楼栋、小区、网格或社区；住处在 PUT /me/home 里选定。");
        }
        return store.listPublished(database.reads(), areaId, page).map(fetched -> page.slice(fetched, Topic::id));
    }

    /** Makes a moderator's decision come true. */
    public Future<Void> settle(SqlConnection tx, Subject subject, Decision decision) {
        return store.lockTopic(tx, subject.id()).map(TopicService::existing).compose(topic -> store.setTopicState(
                        tx, topic.id(), decision.publishes() ? PostState.PUBLISHED : PostState.HIDDEN)
                .compose(set -> outbox.tell(tx, PostNotices.decided(topic, topic.authorId(), decision, "议题"))));
    }

    static Topic existing(Optional<Topic> found) {
        return found.orElseThrow(TopicService::none);
    }

    /** The same to those who may not see it as to those who invented its id. */
    static Refusal none() {
        return Refusal.notFound("topic:not-found", "没有这个议题");
    }
}
