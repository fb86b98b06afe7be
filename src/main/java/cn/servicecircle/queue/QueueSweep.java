package cn.servicecircle.queue;

import cn.servicecircle.ladder.Sweep;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;

/** Deletes the numbers of days that are over. */
public final class QueueSweep implements Sweep.Chore {
    private final QueueStore store = new QueueStore();
    private final Doors doors;

    public QueueSweep(Doors doors) {
        this.doors = doors;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.past(sql, doors.today(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long dayId) {
        return store.lock(tx, dayId).compose(locked -> store.delete(tx, dayId));
    }

    /** None keeps another waiting: a round takes more days than there are stations. */
    @Override
    public Future<?> postpone(SqlConnection tx, long dayId, Duration time) {
        return Future.succeededFuture();
    }
}
