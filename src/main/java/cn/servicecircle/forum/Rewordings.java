package cn.servicecircle.forum;

import cn.servicecircle.deliberation.Courses;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Admission;
import cn.servicecircle.moderation.ContentCheck;
import cn.servicecircle.moderation.Moderated.Post;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.moderation.Verdict;
import cn.servicecircle.space.Space;
import cn.servicecircle.wechat.TextCheck.Scene;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/**
 * Looks at what posts say once their authors have taken words out: without “不要”, a text says the opposite. Nothing is refused,
 * for what somebody wants to hide must go at once; what could not be posted like that waits for a moderator.
 */
public final class Rewordings {
    private final ContentCheck check;
    private final Admission admission;
    private final ModerationQueue queue;
    private final Courses courses;

    public Rewordings(ContentCheck check, Admission admission, ModerationQueue queue, Courses courses) {
        this.check = check;
        this.admission = admission;
        this.queue = queue;
        this.courses = courses;
    }

    /**
     * What a post would say, and what the checks said of it.
     *
     * @param checked null where nothing new is said
     */
    record Looked(Post post, Verdict checked) {

        /** Of what it says in the end, which may be something else when others changed it meanwhile. */
        Verdict verdict(String text) {
            return checked != null && text.equals(post.text()) ? checked : Verdict.UNCHECKED;
        }
    }

    /** WeChat is asked: to be called before a transaction. */
    Future<Looked> look(Caller author, Scene scene, Post post) {
        return Future.succeededFuture(post.text())
                .compose(text -> check.check(author, scene, text))
                .recover(failure -> unlessRefused(failure, Verdict.REVIEW))
                .map(verdict -> new Looked(post, verdict));
    }

    /** Before the post itself, as whoever decides on it does. */
    Future<Void> hold(SqlConnection tx, Looked looked) {
        return queue.hold(tx, looked.post().subject());
    }

    /** The same, and its course. */
    Future<Void> holdTopic(SqlConnection tx, Looked looked) {
        return hold(tx, looked)
                .compose(held -> courses.hold(tx, looked.post().subject().id()));
    }

    /** Whether the author's words may be seen at once; not those of whoever is muted. */
    Future<Boolean> isTrusted(SqlConnection tx, long authorId, Space space) {
        return admission.isTrusted(tx, authorId, space.areaId()).recover(failure -> unlessRefused(failure, false));
    }

    private static <T> Future<T> unlessRefused(Throwable failure, T instead) {
        return failure instanceof Refusal ? Future.succeededFuture(instead) : Future.failedFuture(failure);
    }

    /** Nobody need look again; whoever has yet to look sees what it says now. */
    Future<Void> stays(SqlConnection tx, Post post, Verdict verdict) {
        return queue.reworded(tx, post, verdict);
    }

    Future<Void> waits(SqlConnection tx, Post post, Verdict verdict) {
        return queue.openReworded(tx, post, verdict);
    }

    /** The same; what it takes of the periods of the topic's course, that gets back. */
    Future<Void> topicWaits(SqlConnection tx, Post post, Verdict verdict) {
        return courses.putAway(tx, post.subject().id()).compose(away -> waits(tx, post, verdict));
    }
}
