package cn.servicecircle.forum;

import cn.servicecircle.ladder.Sweep;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Deletes what authors blotted out, when it is evidence no longer. */
public final class OldVersions implements Sweep.Chore {
    private final Clock clock;
    private final VersionStore store = new VersionStore();

    public OldVersions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.due(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long id) {
        return store.delete(tx, id);
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return store.keep(tx, id, clock.instant().plus(time));
    }
}
