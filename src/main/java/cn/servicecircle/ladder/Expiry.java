package cn.servicecircle.ladder;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Lets go of what a table keeps for a time only, when that is over: 个人信息保护法 19, no longer than it is needed. */
public final class Expiry implements Sweep.Chore {
    private final ExpiryStore store;
    private final Clock clock;

    private Expiry(ExpiryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param table whose rows go at their {@code kept_until} */
    public static Expiry ofRows(String table, Clock clock) {
        return new Expiry(new ExpiryStore(table, "DELETE FROM " + table + " WHERE id = ?"), clock);
    }

    /** @param words the column that is emptied at {@code kept_until}; the rest of the row stays */
    public static Expiry ofWords(String table, String words, Clock clock) {
        String empty = "UPDATE " + table + " SET " + words + " = '', kept_until = NULL WHERE id = ?";
        return new Expiry(new ExpiryStore(table, empty), clock);
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.due(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long id) {
        return store.letGo(tx, id);
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return store.keep(tx, id, clock.instant().plus(time));
    }
}
