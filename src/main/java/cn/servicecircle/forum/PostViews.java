package cn.servicecircle.forum;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.moderation.ModerationStore;
import cn.servicecircle.picture.Album;
import cn.servicecircle.picture.PictureView;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Spaces;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;

/** Posts with their pictures, as their readers see them: those that wait are seen by their author alone, and by moderators. */
public final class PostViews {
    private final Snapshot<Spaces> spaces;
    private final Readers readers;
    private final Album album;
    private final ModerationStore cases = new ModerationStore();

    public PostViews(Snapshot<Spaces> spaces, Readers readers, Album album) {
        this.spaces = spaces;
        this.readers = readers;
        this.album = album;
    }

    Future<TopicView> topic(SqlClient sql, Topic topic, Caller reader) {
        boolean all = topic.authorId() == reader.personId() || readers.moderates(reader, topic.spaceId());
        List<Long> id = topic.pictures() > 0 ? List.of(topic.id()) : List.of();
        return album.of(sql, TopicService.KIND, id, all).compose(pictures -> casesOf(sql, topic, reader)
                .map(own -> TopicView.of(topic, pictures.get(topic.id()), own.get(topic.id()), reader, spaces)));
    }

    /** From where the author of what others do not see appeals. */
    private Future<Map<Long, Long>> casesOf(SqlClient sql, Topic topic, Caller reader) {
        boolean isKeptFromOthers = topic.authorId() == reader.personId() && topic.state() != PostState.PUBLISHED;
        return cases.idsOf(sql, TopicService.KIND, isKeptFromOthers ? List.of(topic.id()) : List.of());
    }

    private Future<Map<Long, Long>> casesOf(SqlClient sql, Slice<Comment> comments, Caller reader) {
        return cases.idsOf(
                sql,
                CommentService.KIND,
                comments.items().stream()
                        .filter(comment ->
                                comment.authorId() == reader.personId() && comment.state() != PostState.PUBLISHED)
                        .map(Comment::id)
                        .toList());
    }

    /** A list's, with what everybody sees. */
    Future<Slice<TopicView>> topics(SqlClient sql, Slice<Topic> topics, Caller reader) {
        List<Long> ids = topics.items().stream()
                .filter(topic -> topic.pictures() > 0)
                .map(Topic::id)
                .toList();
        return album.of(sql, TopicService.KIND, ids, false)
                .map(pictures ->
                        topics.map(topic -> TopicView.of(topic, pictures.get(topic.id()), null, reader, spaces)));
    }

    Future<CommentView> comment(SqlClient sql, Comment comment, Caller reader) {
        return comments(sql, new Slice<>(List.of(comment), null), reader)
                .map(one -> one.items().get(0));
    }

    Future<Slice<CommentView>> comments(SqlClient sql, Slice<Comment> comments, Caller reader) {
        List<Long> ids = comments.items().stream()
                .filter(comment -> comment.pictures() > 0)
                .map(Comment::id)
                .toList();
        return album.of(sql, CommentService.KIND, ids, true).compose(pictures -> casesOf(sql, comments, reader)
                .map(own -> comments.map(comment -> CommentView.of(
                        comment,
                        seen(pictures.get(comment.id()), comment, reader),
                        own.get(comment.id()),
                        reader,
                        spaces))));
    }

    /** @param pictures null for none */
    private static List<PictureView> seen(List<PictureView> pictures, Comment comment, Caller reader) {
        return pictures == null || comment.authorId() == reader.personId()
                ? pictures
                : pictures.stream().filter(PictureView::hasPassed).toList();
    }

    /** For their author alone: how many somebody or something still has to look at; null for none, and for others. */
    static Integer waiting(List<PictureView> pictures, boolean mine) {
        long waiting = pictures == null || !mine
                ? 0
                : pictures.stream().filter(PictureView::waits).count();
        return waiting == 0 ? null : Integer.valueOf((int) waiting);
    }
}
