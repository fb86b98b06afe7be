package cn.servicecircle.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** A feature whose posts are moderated, and that makes the decisions on them come true. */
@FunctionalInterface
public interface Moderated {

    /** Shows or hides the subject and tells whom it concerns, in the transaction of the decision. */
    Future<Void> settle(SqlConnection tx, Subject subject, Decision decision);
}
