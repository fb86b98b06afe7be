package cn.servicecircle.moderation;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.moderation.Appeals.Answer;
import cn.servicecircle.moderation.Moderation.State;
import cn.servicecircle.moderation.ReportStore.Report;
import io.vertx.core.Future;

/** Reports, the moderator's desk, and what an author can do against a decision. */
public final class ModerationRoutes {
    private final ModerationService moderations;
    private final Reports reports;
    private final Appeals appeals;
    private final ModerationViews views;
    private final Idempotency idempotency;

    public ModerationRoutes(
            ModerationService moderations,
            Reports reports,
            Appeals appeals,
            ModerationViews views,
            Idempotency idempotency) {
        this.moderations = moderations;
        this.reports = reports;
        this.appeals = appeals;
        this.views = views;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("reportPost", this::report)
                .on("listModerations", this::list)
                .on(
                        "getModeration",
                        call -> moderations.get(call.caller(), id(call)).compose(whole -> views.whole(whole)))
                .on("decideModeration", call -> moderations
                        .decide(call.caller(), id(call), call.body(Decision.class))
                        .compose(decided -> views.of(decided)))
                .on("appealModeration", this::appeal)
                .on("answerAppeal", call -> appeals.decide(call.caller(), id(call), call.body(Answer.class))
                        .compose(decided -> views.of(decided)))
                .on("listModerationLog", call -> views.log(call.id("areaId"), call.page()));
    }

    private static long id(Call call) {
        return call.id("moderationId");
    }

    private record NewReport(String subject, long subjectId, Reason reason, String text) {}

    private record Received(String text) {}

    private Future<Reply> report(Call call) {
        NewReport wanted = call.body(NewReport.class);
        Report report = new Report(wanted.reason(), wanted.text());
        return idempotency.once(call, tx -> reports.add(tx, call.caller(), wanted.subject(), wanted.subjectId(), report)
                .map(added -> Reply.created(new Received("已收到，审核以后会告诉您结果。"))));
    }

    private Future<Slice<ModerationViews.View>> list(Call call) {
        State state = Worded.of(State.class, call.text("state"));
        return moderations.list(call.caller(), state, call.page()).compose(slice -> views.of(slice));
    }

    private record Why(String reason) {}

    private Future<?> appeal(Call call) {
        return appeals.appeal(call.caller(), id(call), call.body(Why.class).reason())
                .compose(appealed -> moderations.get(call.caller(), id(call)))
                .compose(whole -> views.whole(whole));
    }
}
