package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.CourseView.StepView;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.moderation.ContentCheck;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.wechat.TextCheck.Scene;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/** For those who answer for what was decided. */
public final class PromiseRoutes {
    private final Promises promises;
    private final Database database;
    private final ContentCheck check;
    private final Idempotency idempotency;
    private final Clock clock;

    /** @param clock in the zone in which days end */
    public PromiseRoutes(
            Promises promises, Database database, ContentCheck check, Idempotency idempotency, Clock clock) {
        this.promises = promises;
        this.database = database;
        this.check = check;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Owned(List<OwedView> items) {}

    private record Note(String text) {}

    public void addTo(Api api) {
        api.on("listMyPromises", this::mine).on("addProgress", this::progress);
    }

    private Future<Owned> mine(Call call) {
        return promises.of(database.reads(), call.caller())
                .map(all -> new Owned(all.stream()
                        .map(owed -> OwedView.of(owed, clock.instant(), clock.getZone()))
                        .toList()));
    }

    private Future<Reply> progress(Call call) {
        String text = call.body(Note.class).text();
        return idempotency.unlessAnswered(call, () -> check.check(call.caller(), Scene.FORUM, text)
                .compose(verdict -> idempotency.once(
                        call, tx -> promises.progress(tx, call.caller(), call.id("topicId"), text, verdict)
                                .map(step -> Reply.created(StepView.of(step))))));
    }
}
