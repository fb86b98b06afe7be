package cn.servicecircle.forum;

import cn.servicecircle.forum.Rewordings.Looked;
import cn.servicecircle.forum.VersionStore.Version;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Moderated.Post;
import cn.servicecircle.moderation.Verdict;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.privacy.Finding;
import cn.servicecircle.privacy.PrivacyGuard;
import cn.servicecircle.space.Space;
import cn.servicecircle.wechat.TextCheck.Scene;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Authors blot out what they should not have written, at once. Where they cover more than what the privacy guard finds, what is
 * left may say something new, and is looked at like a new text.
 */
public final class Redactions {
    private static final String MASK = "＊";

    private final Database database;
    private final ForumStore store;
    private final Readers readers;
    private final Rewordings rewordings;
    private final Clock clock;
    private final VersionStore versions = new VersionStore();

    public Redactions(Database database, ForumStore store, Readers readers, Rewordings rewordings, Clock clock) {
        this.database = database;
        this.store = store;
        this.readers = readers;
        this.rewordings = rewordings;
        this.clock = clock;
    }

    /**
     * What to blot out.
     *
     * @param kinds as the privacy guard finds them
     * @param words just as they stand there
     */
    record Wanted(List<Finding.Kind> kinds, List<String> words) {
        private String in(String text) {
            String redacted = PrivacyGuard.redacted(text, kinds == null ? List.of() : kinds);
            for (String word : words == null ? List.<String>of() : words) {
                redacted = redacted.replace(word, MASK.repeat(word.length()));
            }
            return redacted;
        }

        Topic in(Topic topic) {
            return topic.saying(in(topic.title()), in(topic.body()));
        }

        Comment in(Comment comment) {
            return comment.saying(in(comment.body()));
        }

        private boolean isOnlyPersonal(String text) {
            return PrivacyGuard.isOnlyOfFindings(text, in(text));
        }

        boolean isOnlyPersonal(Topic topic) {
            return isOnlyPersonal(topic.title()) && isOnlyPersonal(topic.body());
        }

        boolean isOnlyPersonal(Comment comment) {
            return isOnlyPersonal(comment.body());
        }
    }

    Future<Topic> redactTopic(Caller author, long id, Wanted wanted) {
        return store.findTopic(database.reads(), id)
                .map(found -> own(author, found))
                .compose(topic -> {
                    mustBeJudgedAsItIs(topic.state(), wanted.isOnlyPersonal(topic));
                    Post after = post(wanted.in(topic));
                    Future<Looked> looked = wanted.isOnlyPersonal(topic)
                            ? Future.succeededFuture(new Looked(after, null))
                            : rewordings.look(author, Scene.FORUM, after);
                    return looked.compose(seen -> database.withTransaction(tx -> rewordings
                            .holdTopic(tx, seen)
                            .compose(held -> store.lockTopic(tx, id))
                            .compose(found -> redact(tx, own(author, found), wanted, seen))
                            .compose(redacted -> store.findTopic(tx, id))
                            .map(TopicService::existing)));
                });
    }

    private Future<Void> redact(SqlConnection tx, Topic topic, Wanted wanted, Looked looked) {
        Topic after = wanted.in(topic);
        mustChange(after.text().equals(topic.text()));
        boolean onlyPersonal = wanted.isOnlyPersonal(topic);
        mustBeJudgedAsItIs(topic.state(), onlyPersonal);
        Future<Void> written = versions.add(
                        tx, TopicService.KIND, topic.id(), new Version(topic.title(), topic.body(), clock.instant()))
                .compose(kept -> store.setTopicText(tx, topic.id(), after.title(), after.body()));
        if (onlyPersonal) {
            return written;
        }
        Space space = readers.access().space(topic.spaceId());
        Verdict verdict = looked.verdict(after.text());
        return written.compose(set -> rewordings.isTrusted(tx, topic.authorId(), space))
                .compose(trusted ->
                        topic.state() != PostState.PUBLISHED || TopicService.isSeenAtOnce(trusted, verdict, space)
                                ? rewordings.stays(tx, post(after), verdict)
                                : store.setTopicState(tx, topic.id(), PostState.PENDING)
                                        .compose(away -> rewordings.topicWaits(tx, post(after), verdict)));
    }

    private Post post(Topic topic) {
        return TopicService.post(readers.access().space(topic.spaceId()), topic);
    }

    private static Topic own(Caller author, Optional<Topic> found) {
        return TopicService.existing(found.filter(topic -> topic.authorId() == author.personId()));
    }

    Future<Comment> redactComment(Caller author, long topicId, long id, Wanted wanted) {
        return store.findTopic(database.reads(), topicId)
                .map(TopicService::existing)
                .compose(topic -> own(database.reads(), author, topicId, id).compose(comment -> {
                    mustBeJudgedAsItIs(comment.state(), wanted.isOnlyPersonal(comment));
                    Post after = post(topic, wanted.in(comment));
                    Future<Looked> looked = wanted.isOnlyPersonal(comment)
                            ? Future.succeededFuture(new Looked(after, null))
                            : rewordings.look(author, Scene.COMMENT, after);
                    return looked.compose(seen -> database.withTransaction(tx -> rewordings
                            .hold(tx, seen)
                            .compose(held -> store.lockTopic(tx, topicId))
                            .compose(locked -> own(tx, author, topicId, id))
                            .compose(now -> redact(tx, topic, now, wanted, seen))
                            .compose(redacted -> store.getComment(tx, id))));
                }));
    }

    private Future<Void> redact(SqlConnection tx, Topic topic, Comment comment, Wanted wanted, Looked looked) {
        Comment after = wanted.in(comment);
        mustChange(after.body().equals(comment.body()));
        boolean onlyPersonal = wanted.isOnlyPersonal(comment);
        mustBeJudgedAsItIs(comment.state(), onlyPersonal);
        Future<Void> written = versions.add(
                        tx, CommentService.KIND, comment.id(), new Version(null, comment.body(), clock.instant()))
                .compose(kept -> store.setCommentText(tx, comment.id(), after.body()));
        if (onlyPersonal) {
            return written;
        }
        Space space = readers.access().space(topic.spaceId());
        Verdict verdict = looked.verdict(after.body());
        return written.compose(set -> rewordings.isTrusted(tx, comment.authorId(), space))
                .compose(trusted ->
                        comment.state() != PostState.PUBLISHED || CommentService.isSeenAtOnce(trusted, verdict, space)
                                ? rewordings.stays(tx, post(topic, after), verdict)
                                : store.setCommentState(tx, comment.id(), PostState.PENDING)
                                        .compose(away -> store.countComments(tx, topic.id(), -1))
                                        .compose(counted -> rewordings.waits(tx, post(topic, after), verdict)));
    }

    private Post post(Topic topic, Comment comment) {
        return CommentService.post(readers.access().space(topic.spaceId()), comment);
    }

    private Future<Comment> own(SqlClient sql, Caller author, long topicId, long id) {
        return store.findComment(sql, id)
                .map(found -> existing(found.filter(
                        comment -> comment.topicId() == topicId && comment.authorId() == author.personId())));
    }

    private static void mustChange(boolean isSame) {
        if (isSame) {
            throw Refusal.conflict("redaction:nothing-found", "没有找到要隐去的内容", "请照原文写出要隐去的词，或选择要隐去的种类。");
        }
    }

    /** Nobody sees it, so that nothing is urgent; and whoever answers an appeal must read what was decided on. */
    private static void mustBeJudgedAsItIs(PostState state, boolean onlyPersonal) {
        if (state == PostState.HIDDEN && !onlyPersonal) {
            throw Refusal.conflict(
                    "redaction:hidden", "未予发布的内容，不能再隐去别的词", "别人已经看不到它了；要申诉的，答复的主持要看原来写的。电话、门牌等认得出的个人信息，还可以隐去。");
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
