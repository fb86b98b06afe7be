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

    /** Empty for what is not published, or not the reader's to see. */
    Future<Optional<Post>> published(SqlClient sql, Caller reader, long id);

    /**
     * Shows or hides the subject and tells its author, in the transaction of the decision.
     *
     * @param caseId which the author has to find, to appeal
     */
    Future<Void> settle(SqlConnection tx, long caseId, Subject subject, Decision decision);

    /** Whether many reports put it away before a moderator has looked at it. */
    default boolean isCoveredByReports() {
        return true;
    }

    /** Puts away what is published until a moderator has looked at it, and tells its author. */
    Future<Void> cover(SqlConnection tx, long caseId, Subject subject);
}
