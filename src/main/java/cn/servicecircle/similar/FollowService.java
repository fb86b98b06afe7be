package cn.servicecircle.similar;

import cn.servicecircle.disclosure.PublicErrand;
import cn.servicecircle.disclosure.PublicErrandStore;
import cn.servicecircle.disclosure.PublicErrandStore.Step;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.similar.FollowStore.Followed;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Follows public errands of other people's, and reads what is public of them. */
public final class FollowService {
    private final Database database;
    private final Clock clock;
    private final FollowStore follows = new FollowStore();
    private final PublicErrandStore errands = new PublicErrandStore();

    public FollowService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A public errand with its history, and whether the reader follows it. */
    record Watched(PublicErrand errand, List<Step> steps, boolean following) {}

    /** The same refusal for a private errand as for none. */
    Future<Watched> read(Caller reader, long id) {
        Future<Optional<PublicErrand>> errand = errands.find(database.reads(), id);
        Future<List<Step>> steps = errands.stepsOf(database.reads(), id);
        Future<Boolean> following = follows.follows(database.reads(), id, reader.personId());
        return Future.all(errand, steps, following)
                .map(read -> new Watched(
                        errand.result().orElseThrow(FollowService::notFound), steps.result(), following.result()));
    }

    Future<Watched> follow(Caller follower, long id) {
        return database.withTransaction(tx -> follows.lock(tx, id).compose(found -> {
                    mustBeWorthFollowing(found.orElseThrow(FollowService::notFound), follower);
                    return follows.add(tx, id, follower.personId(), clock.instant());
                }))
                .compose(added -> read(follower, id));
    }

    private static void mustBeWorthFollowing(Followed errand, Caller follower) {
        if (errand.principalId() == follower.personId()) {
            throw Refusal.conflict("follow:own", "这是您自己提交的", "进展会直接通知您，不用再关注。");
        }
        if (errand.state().isOver()) {
            throw Refusal.conflict("follow:over", "这一件已经结束", "不会再有进展了。问题还在的话，请您自己提交一件。");
        }
    }

    /** Whoever does not follow it stops as well. */
    Future<Void> unfollow(Caller follower, long id) {
        return database.withTransaction(tx -> follows.remove(tx, id, follower.personId()));
    }

    Future<Slice<PublicErrand>> followedBy(Caller follower, Page page) {
        return follows.followedBy(database.reads(), follower.personId(), page)
                .map(fetched -> page.slice(fetched, PublicErrand::id));
    }

    private static Refusal notFound() {
        return Refusal.notFound("public-errand:not-found", "没有这件公开的诉求");
    }
}
