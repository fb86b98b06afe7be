package cn.servicecircle.picture;

import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.picture.Check.State;
import cn.servicecircle.picture.Picture.Post;
import cn.servicecircle.wechat.TextVerdict;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Map;

/** What follows when a picture's check takes a step: it is saved, a person is called, its author hears of it. */
public final class Outcomes {
    private final PictureStore store;
    private final Map<String, Illustrable> posts;
    private final ModerationQueue queue;
    private final Outbox outbox;
    private final Clock clock;

    /** @param posts who owns each kind of post */
    public Outcomes(
            PictureStore store, Map<String, Illustrable> posts, ModerationQueue queue, Outbox outbox, Clock clock) {
        this.store = store;
        this.posts = posts;
        this.queue = queue;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** For a picture that is locked. */
    Future<Void> settle(SqlConnection tx, Picture picture, Check next) {
        return settle(tx, picture, next, 0);
    }

    /** @param reasonCode WeChat's, for the author of what it refused */
    Future<Void> settle(SqlConnection tx, Picture picture, Check next, int reasonCode) {
        if (next.equals(picture.check())) {
            return Future.succeededFuture();
        }
        boolean isNew = next.state() != picture.check().state();
        return store.save(tx, picture.with(next, clock.instant()))
                .compose(saved -> isNew && next.state() == State.FOR_PERSON && picture.isPosted()
                        ? callPerson(tx, picture.post())
                        : Future.succeededFuture())
                .compose(called -> isNew && next.state() == State.REFUSED && !next.byPerson()
                        ? outbox.tell(tx, refused(picture, reasonCode))
                        : Future.succeededFuture());
    }

    /** Puts the post into the queue of its moderators, where it is not there. */
    Future<Void> callPerson(SqlConnection tx, Post post) {
        return posts.get(post.kind()).post(tx, post.id()).compose(found -> queue.openForPictures(tx, found));
    }

    private static Notice refused(Picture picture, int reasonCode) {
        return new Notice(
                picture.authorId(),
                Notice.Kind.PICTURE_REFUSED,
                "图片",
                "您上传的一张图片没有通过微信的安全检查（可能涉及“" + TextVerdict.nameOf(reasonCode) + "”），别人看不到它。可以换一张；觉得不对，请联系议事主持。",
                "/pictures/" + picture.id());
    }
}
