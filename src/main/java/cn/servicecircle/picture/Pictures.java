package cn.servicecircle.picture;

import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.picture.Check.State;
import cn.servicecircle.picture.Picture.Post;
import cn.servicecircle.upload.Inspected;
import cn.servicecircle.upload.Keeper;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Pictures of one's own, and who may see whose. */
public final class Pictures {
    private static final Duration DAY = Duration.ofDays(1);

    private final Database database;
    private final PictureStore store;
    private final Keeper keeper;
    private final Map<String, Illustrable> posts;
    private final Reach reach;
    private final boolean canAsk;
    private final Clock clock;
    private final CheckStore checks = new CheckStore();

    /**
     * @param posts  who owns each kind of post
     * @param canAsk whether WeChat can be asked, and answer
     */
    public Pictures(
            Database database,
            PictureStore store,
            Keeper keeper,
            Map<String, Illustrable> posts,
            Reach reach,
            boolean canAsk,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.keeper = keeper;
        this.posts = posts;
        this.reach = reach;
        this.canAsk = canAsk;
        this.clock = clock;
    }

    /** Refuses early what {@link #add} would refuse in the end. */
    Future<Void> mustHaveRoom(Caller author) {
        return database.withTransaction(tx -> lockWithRoom(tx, author));
    }

    private Future<Void> lockWithRoom(SqlConnection tx, Caller author) {
        return store.lockQuota(tx, author.personId(), clock.instant().minus(DAY))
                .map(Quota::mustTakeOneMore)
                .mapEmpty();
    }

    <T> Future<T> keep(Inspected file, Function<String, Future<T>> record) {
        return keeper.keep(file, record);
    }

    /** With it is recorded that WeChat must be asked. */
    Future<PictureView> add(SqlConnection tx, Caller author, Inspected file, String key) {
        Instant now = clock.instant();
        return lockWithRoom(tx, author)
                .compose(room -> store.add(tx, author.personId(), file, key, Check.begun(now, canAsk), now))
                .compose(id -> store.find(tx, id))
                .map(added -> PictureView.of(existing(added)));
    }

    Future<Picture> get(Caller reader, long id) {
        return store.find(database.reads(), id).map(Pictures::existing).compose(picture -> maySee(reader, picture)
                .map(may -> {
                    if (!may) {
                        throw none();
                    }
                    return picture;
                }));
    }

    /** Its author and the moderators anything; others what passed, of a post that they can see. */
    private Future<Boolean> maySee(Caller reader, Picture picture) {
        if (picture.isOf(reader)) {
            return Future.succeededFuture(picture.check().state() != State.REMOVED);
        }
        if (!picture.isPosted()) {
            return Future.succeededFuture(false);
        }
        Post post = picture.post();
        Illustrable feature = posts.get(post.kind());
        SqlClient sql = database.reads();
        return feature.post(sql, post.id())
                .compose(whole ->
                        reach.reaches(reader, Role.MODERATOR, whole.subject().areaId())
                                ? Future.succeededFuture(true)
                                : feature.published(sql, reader, post.id())
                                        .map(seen -> seen.isPresent() && picture.isPassed()));
    }

    /** What WeChat may fetch with the secret that it was told. */
    Future<Picture> openedBy(String secret) {
        return checks.openedBy(database.reads(), secret, clock.instant().minus(Check.PATIENCE.multipliedBy(2)))
                .map(Pictures::existing);
    }

    /** Nobody but the moderators sees it any more; what was never posted is gone. */
    Future<Void> remove(Caller author, long id) {
        return database.withTransaction(tx -> store.lock(tx, id)
                        .map(found -> existing(found.filter(picture -> picture.isOf(author))))
                        .compose(picture -> remove(tx, picture)))
                .compose(gone -> gone.map(keeper::letGo).orElse(Future.succeededFuture()));
    }

    private Future<Optional<String>> remove(SqlConnection tx, Picture picture) {
        Instant now = clock.instant();
        Picture removed = picture.with(picture.check().removed(), now);
        return picture.isPosted()
                ? store.save(tx, removed).map(Optional.empty())
                : store.delete(tx, picture.id()).map(Optional.of(picture.storageKey()));
    }

    private static Picture existing(Optional<Picture> found) {
        return found.orElseThrow(Pictures::none);
    }

    private static Refusal none() {
        return Refusal.notFound("picture:not-found", "没有这张图片");
    }
}
