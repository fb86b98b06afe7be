package cn.servicecircle.picture;

import cn.servicecircle.ladder.Sweep;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Lets go of what nobody posted, and of evidence after its time. The bytes follow: what is stored without a row is swept. */
public final class Leaving implements Sweep.Chore {
    private final PictureStore store;
    private final Clock clock;

    public Leaving(PictureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.leaving(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long id) {
        return store.remove(tx, id, clock.instant());
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return store.stayLonger(tx, id, clock.instant().plus(time));
    }
}
