package cn.servicecircle.picture;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Decision;
import cn.servicecircle.picture.Check.State;
import cn.servicecircle.picture.Picture.Post;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The pictures of posts, for the features that have posts. */
public final class Album {
    private final PictureStore store;
    private final Outcomes outcomes;

    public Album(PictureStore store, Outcomes outcomes) {
        this.store = store;
        this.outcomes = outcomes;
    }

    /**
     * Makes the author's pictures those of the post, in this order, and calls a person where one of them waits for one. Refuses
     * what is not theirs, what was posted before, and what WeChat has refused.
     *
     * @param ids null for none
     */
    public Future<Void> post(SqlConnection tx, Caller author, String kind, long postId, List<Long> ids) {
        Post post = new Post(kind, postId);
        Future<Void> posted = Future.succeededFuture();
        List<Long> wanted = ids == null ? List.of() : ids;
        for (int i = 0; i < wanted.size(); i++) {
            int ordinal = i;
            posted = posted.compose(before -> post(tx, author, post, ordinal, wanted.get(ordinal)));
        }
        return wanted.isEmpty()
                ? posted
                : posted.compose(all -> store.lockOf(tx, post))
                        .compose(pictures -> callPersonIfNeeded(tx, post, pictures));
    }

    private Future<Void> post(SqlConnection tx, Caller author, Post post, int ordinal, long id) {
        return store.post(tx, id, author.personId(), post, ordinal).map(was -> {
            if (!was) {
                throw Refusal.unknown("/pictureIds/" + ordinal, "picture:not-yours-to-post", "没有这张图片，或者它已经发布过了");
            }
            return null;
        });
    }

    private Future<Void> callPersonIfNeeded(SqlConnection tx, Post post, List<Picture> pictures) {
        if (pictures.stream().anyMatch(picture -> picture.check().state() == State.REFUSED)) {
            throw Refusal.invalid("picture:refused", "有图片没有通过安全检查", "请去掉没有通过检查的图片再发布，是哪一张写在图片的状态里。");
        }
        return pictures.stream().anyMatch(picture -> picture.check().state() == State.FOR_PERSON)
                ? outcomes.callPerson(tx, post)
                : Future.succeededFuture();
    }

    /**
     * A moderator decided on the post. Publishing passes pictures that the moderator says to have looked at, and those that
     * waited for a person when the case was opened: another that does only since then may have been shown as still being
     * checked, or not at all, and brings the case back.
     *
     * @param opened when the case came to the queue
     */
    Future<Void> decided(SqlConnection tx, Post post, Decision decision, Instant opened) {
        return store.lockOf(tx, post).compose(pictures -> {
            Future<Void> settled = Future.succeededFuture();
            for (Picture picture : pictures) {
                boolean comesBack =
                        decision.publishes() && picture.isForPersonSince(opened) && !decision.hasSeen(picture.id());
                settled = settled.compose(before -> comesBack
                        ? outcomes.callPerson(tx, post)
                        : outcomes.settle(tx, picture, picture.check().decided(decision.publishes())));
            }
            return settled;
        });
    }

    /**
     * Of each post that has some, in their order.
     *
     * @param all those that others cannot see too, for the author and the moderators
     */
    public Future<Map<Long, List<PictureView>>> of(SqlClient sql, String kind, Collection<Long> postIds, boolean all) {
        return postIds.isEmpty()
                ? Future.succeededFuture(Map.of())
                : store.of(sql, kind, postIds).map(pictures -> pictures.stream()
                        .filter(picture -> picture.isPassed() || (all && isOnShow(picture)))
                        .collect(Collectors.groupingBy(
                                picture -> picture.post().id(),
                                LinkedHashMap::new,
                                Collectors.mapping(PictureView::of, Collectors.toList()))));
    }

    private static boolean isOnShow(Picture picture) {
        return picture.check().state() != State.REMOVED;
    }
}
