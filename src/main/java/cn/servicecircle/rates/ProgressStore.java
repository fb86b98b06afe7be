package cn.servicecircle.rates;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** In SQL: how far the counting is. One row, which is also the lock of those who count. */
public final class ProgressStore {

    /**
     * @param settled all events up to this id have been counted, and none of them can still be committed
     * @param anew    whether everything is to be forgotten first
     * @param runs    how often everything has been forgotten
     */
    record Progress(long settled, boolean anew, int runs) {}

    /** Whoever counts at the same time waits for the end of this transaction. */
    Future<Progress> lock(SqlClient tx) {
        return tx.query("SELECT settled, anew, runs FROM rate_progress FOR UPDATE")
                .mapping(row -> new Progress(row.getLong("settled"), row.getBoolean("anew"), row.getInteger("runs")))
                .execute()
                .map(rows -> rows.iterator().next());
    }

    /** The id of the newest event. */
    Future<Long> newest(SqlClient sql) {
        return newest(sql, "SELECT COALESCE(MAX(id), 0) AS newest FROM errand_event", Tuple.tuple());
    }

    /** Of the events in a stretch, those that happened before a moment need not be looked at again. */
    Future<Void> settle(SqlClient tx, long after, long upTo, Instant before) {
        String settled = "SELECT COALESCE(MAX(id), ?) AS newest FROM errand_event WHERE id > ? AND id <= ? AND at < ?";
        return newest(tx, settled, Tuple.of(after, after, upTo, Rows.utc(before)))
                .compose(last -> tx.preparedQuery("UPDATE rate_progress SET settled = GREATEST(settled, ?)")
                        .execute(Tuple.of(last)))
                .mapEmpty();
    }

    private static Future<Long> newest(SqlClient sql, String query, Tuple values) {
        return sql.preparedQuery(query)
                .mapping(row -> row.getLong("newest"))
                .execute(values)
                .map(rows -> rows.iterator().next());
    }

    /** Everything that was committed by then has been counted. */
    Future<Void> finish(SqlClient tx, Instant asOf) {
        return tx.preparedQuery("UPDATE rate_progress SET as_of = ?")
                .execute(Tuple.of(Rows.utc(asOf)))
                .mapEmpty();
    }

    /** Asks for everything to be forgotten and counted anew, which whoever counts next will do. */
    public Future<Void> wantAnew(SqlClient tx) {
        return tx.query("UPDATE rate_progress SET anew = TRUE").execute().mapEmpty();
    }

    /** Everything is forgotten: begins at the first event. */
    Future<Void> begin(SqlClient tx) {
        return tx.query("UPDATE rate_progress SET anew = FALSE, settled = 0, as_of = NULL, runs = runs + 1")
                .execute()
                .mapEmpty();
    }
}
