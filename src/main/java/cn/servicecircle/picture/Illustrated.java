package cn.servicecircle.picture;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.moderation.Decision;
import cn.servicecircle.moderation.Moderated;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.moderation.Subject;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** A feature whose posts have pictures: what is decided on a post is decided on them too. */
public final class Illustrated implements Moderated {
    private final Moderated posts;
    private final Album album;
    private final ModerationQueue queue;

    public Illustrated(Moderated posts, Album album, ModerationQueue queue) {
        this.posts = posts;
        this.album = album;
        this.queue = queue;
    }

    @Override
    public Future<Optional<Post>> published(SqlClient sql, Caller reader, long id) {
        return posts.published(sql, reader, id);
    }

    @Override
    public Future<Void> settle(SqlConnection tx, long caseId, Subject subject, Decision decision) {
        return posts.settle(tx, caseId, subject, decision)
                .compose(settled -> queue.openedAt(tx, subject))
                .compose(opened -> album.decided(tx, new Picture.Post(subject.kind(), subject.id()), decision, opened));
    }

    @Override
    public boolean isCoveredByReports() {
        return posts.isCoveredByReports();
    }

    @Override
    public Future<Void> cover(SqlConnection tx, long caseId, Subject subject) {
        return posts.cover(tx, caseId, subject);
    }
}
