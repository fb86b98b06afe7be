package cn.servicecircle.deliberation;

import cn.servicecircle.errand.AfterStep;
import cn.servicecircle.errand.ErrandEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Optional;

/** Those who follow a topic hear of each step of the requests that its decision led to: one row in the step's own transaction. */
public final class WorkNews implements AfterStep {
    private final Clock clock;
    private final WorkStore works = new WorkStore();
    private final FollowerStore followers = new FollowerStore();

    /** @param clock in the zone in which days end */
    public WorkNews(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Future<?> taken(SqlConnection tx, long errandId, ErrandEvent.Kind step) {
        Optional<WorkMove> move = WorkMove.of(step.word());
        return move.isEmpty()
                ? Future.succeededFuture()
                : works.find(tx, errandId).compose(found -> found.map(work -> followers.addNews(
                                tx, work.topicId(), Saying.moved(work, move.get(), clock.getZone()), clock.instant()))
                        .orElseGet(Future::succeededFuture));
    }
}
