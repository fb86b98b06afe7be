package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.CourseView.StepView;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/** For those who answer for what was decided. */
public final class PromiseRoutes {
    private final Promises promises;
    private final Progress progress;
    private final Database database;
    private final Idempotency idempotency;
    private final Clock clock;

    /** @param clock in the zone in which days end */
    public PromiseRoutes(
            Promises promises, Progress progress, Database database, Idempotency idempotency, Clock clock) {
        this.promises = promises;
        this.progress = progress;
        this.database = database;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Owned(List<OwedView> items) {}

    private record Note(String text) {}

    public void addTo(Api api) {
        api.on("listMyPromises", this::mine).on("addProgress", this::addProgress);
    }

    private Future<Owned> mine(Call call) {
        return promises.of(database.reads(), call.caller())
                .map(all -> new Owned(all.stream()
                        .map(owed -> OwedView.of(owed, clock.instant(), clock.getZone()))
                        .toList()));
    }

    private Future<Reply> addProgress(Call call) {
        String text = call.body(Note.class).text();
        long topic = call.id("topicId");
        return idempotency.unlessAnswered(call, () -> progress.mayAdd(database.reads(), call.caller(), topic, text)
                .compose(fit -> idempotency.once(call, tx -> progress.add(tx, call.caller(), topic, text)
                        .map(step -> Reply.created(StepView.of(step))))));
    }
}
