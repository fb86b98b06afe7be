package cn.servicecircle.errand;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** What follows from a rating, in the transaction in which it is given; the errand is locked, and its row says the new one. */
public interface AfterRating {

    /** @param before the grade that is changed, or null when it is the first one */
    Future<?> rated(SqlConnection tx, long errandId, Integer before, int grade);
}
