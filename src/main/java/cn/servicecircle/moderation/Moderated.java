package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Caller;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** A feature whose posts are moderated, and that makes the decisions on them come true. */
public interface Moderated {

    /** A post as it can be seen by others now. */
    record Post(Subject subject, String text) {}

    /** Any post that there is, whatever its state. */
    Future<Post> post(SqlClient sql, long id);

    /** Empty for what is not published, or not the reader's to see. */
    Future<Optional<Post>> published(SqlClient sql, Caller reader, long id);

    /** Shows or hides the subject and tells its author, in the transaction of the decision. */
    Future<Void> settle(SqlConnection tx, Subject subject, Decision decision);

    /** Puts away what is published until a moderator has looked at it, and tells its author. */
    Future<Void> cover(SqlConnection tx, Subject subject);
}
