package cn.servicecircle.picture;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.moderation.Decision;
import cn.servicecircle.moderation.Moderated;
import cn.servicecircle.moderation.Subject;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** A feature whose posts have pictures: what is decided on a post is decided on them too. */
public final class Illustrated implements Moderated {
    private final Moderated posts;
    private final Album album;

    public Illustrated(Moderated posts, Album album) {
        this.posts = posts;
        this.album = album;
    }

    @Override
    public Future<Optional<Post>> published(SqlClient sql, Caller reader, long id) {
        return posts.published(sql, reader, id);
    }

    @Override
    public Future<Void> settle(SqlConnection tx, Subject subject, Decision decision) {
        return posts.settle(tx, subject, decision)
                .compose(settled ->
                        album.decided(tx, new Picture.Post(subject.kind(), subject.id()), decision.publishes()));
    }

    @Override
    public boolean isCoveredByReports() {
        return posts.isCoveredByReports();
    }

    @Override
    public Future<Void> cover(SqlConnection tx, Subject subject) {
        return posts.cover(tx, subject);
    }
}
