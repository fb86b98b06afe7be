package cn.servicecircle.picture;

import cn.servicecircle.ladder.Sweep;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Has people look at the pictures about which WeChat said nothing, though it was asked twice; or could not be asked. */
public final class Silence implements Sweep.Chore {
    private final PictureStore store;
    private final Outcomes outcomes;
    private final Clock clock;

    public Silence(PictureStore store, Outcomes outcomes, Clock clock) {
        this.store = store;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.silent(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long id) {
        return store.lock(tx, id).compose(found -> found.filter(picture -> hasLastedTooLong(picture.check()))
                .map(picture -> outcomes.settle(tx, picture, picture.check().forPerson()))
                .orElse(Future.succeededFuture()));
    }

    private boolean hasLastedTooLong(Check check) {
        return check.giveUpAt() != null && !check.giveUpAt().isAfter(clock.instant());
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return store.waitLonger(tx, id, clock.instant().plus(time));
    }
}
