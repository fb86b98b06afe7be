package cn.servicecircle.forum;

import cn.servicecircle.forum.VersionStore.Version;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.privacy.Finding;
import cn.servicecircle.privacy.PrivacyGuard;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Authors blot out what they should not have written; nothing new can be said that way, so that nobody need look at it again. */
public final class Redactions {
    private static final String MASK = "＊";

    private final Database database;
    private final ForumStore store;
    private final Readers readers;
    private final Clock clock;
    private final VersionStore versions = new VersionStore();

    public Redactions(Database database, ForumStore store, Readers readers, Clock clock) {
        this.database = database;
        this.store = store;
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * What to blot out.
     *
     * @param kinds as the privacy guard finds them
     * @param words just as they stand there
     */
    record Wanted(List<Finding.Kind> kinds, List<String> words) {
        String in(String text) {
            String redacted = PrivacyGuard.redacted(text, kinds == null ? List.of() : kinds);
            for (String word : words == null ? List.<String>of() : words) {
                redacted = redacted.replace(word, MASK.repeat(word.length()));
            }
            return redacted;
        }
    }

    Future<Topic> redactTopic(Caller author, long id, Wanted wanted) {
        return database.withTransaction(tx -> store.lockTopic(tx, id)
                .map(found -> TopicService.existing(found.filter(topic -> topic.authorId() == author.personId())))
                .compose(topic -> {
                    String title = wanted.in(topic.title());
                    String body = wanted.in(topic.body());
                    mustChange(title.equals(topic.title()) && body.equals(topic.body()));
                    Version before = new Version(topic.title(), topic.body(), clock.instant());
                    return versions.add(tx, TopicService.KIND, id, before)
                            .compose(kept -> store.setTopicText(tx, id, title, body));
                })
                .compose(changed -> store.findTopic(tx, id))
                .map(TopicService::existing));
    }

    Future<Comment> redactComment(Caller author, long topicId, long id, Wanted wanted) {
        return database.withTransaction(tx -> store.lockTopic(tx, topicId)
                .compose(locked -> own(tx, author, topicId, id))
                .compose(comment -> {
                    String body = wanted.in(comment.body());
                    mustChange(body.equals(comment.body()));
                    return versions.add(tx, CommentService.KIND, id, new Version(null, comment.body(), clock.instant()))
                            .compose(kept -> store.setCommentText(tx, id, body));
                })
                .compose(changed -> store.getComment(tx, id)));
    }

    private Future<Comment> own(SqlConnection tx, Caller author, long topicId, long id) {
        return store.findComment(tx, id)
                .map(found -> existing(found.filter(
                        comment -> comment.topicId() == topicId && comment.authorId() == author.personId())));
    }

    private static void mustChange(boolean isSame) {
        if (isSame) {
            throw Refusal.conflict("redaction:nothing-found", "没有找到要隐去的内容", "请照原文写出要隐去的词，或选择要隐去的种类。");
        }
    }

    /** For the moderators of where it was said. */
    Future<List<Version>> ofTopic(Caller moderator, long id) {
        return store.findTopic(database.reads(), id)
                .map(found ->
                        TopicService.existing(found.filter(topic -> readers.moderates(moderator, topic.spaceId()))))
                .compose(topic -> versions.of(database.reads(), TopicService.KIND, id));
    }

    Future<List<Version>> ofComment(Caller moderator, long topicId, long id) {
        return store.findTopic(database.reads(), topicId)
                .map(found ->
                        TopicService.existing(found.filter(topic -> readers.moderates(moderator, topic.spaceId()))))
                .compose(topic -> store.findComment(database.reads(), id))
                .map(found -> existing(found.filter(comment -> comment.topicId() == topicId)))
                .compose(comment -> versions.of(database.reads(), CommentService.KIND, id));
    }

    private static Comment existing(Optional<Comment> found) {
        return found.orElseThrow(() -> Refusal.notFound("comment:not-found", "没有这条评论"));
    }
}
