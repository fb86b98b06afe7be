package cn.servicecircle.duty;

import cn.servicecircle.duty.RotaDraft.Proposed;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The plan of a station, for those who make it and for its staff. */
final class RotaRoutes {
    private final Plans plans;
    private final Publishing publishing;
    private final Openings openings;
    private final Idempotency idempotency;

    RotaRoutes(Plans plans, Publishing publishing, Openings openings, Idempotency idempotency) {
        this.plans = plans;
        this.publishing = publishing;
        this.openings = openings;
        this.idempotency = idempotency;
    }

    void addTo(Api api) {
        api.on("draftRota", this::draft)
                .on("publishRota", this::publish)
                .on("getRota", this::plan)
                .on("listHoles", this::holes);
    }

    private record Draft(String text, List<ProposedView> items) {}

    private record ProposedView(
            Instant from, Instant to, Long personId, String roleName, String displayName, String text) {}

    private Future<Draft> draft(Call call) {
        LocalDate from = call.optionalDate("from").orElseGet(openings::today);
        return plans.draft(call.caller(), call.id("stationId"), from, (int) call.id("days"))
                .map(plan ->
                        new Draft(summary(plan), plan.stream().map(this::view).toList()));
    }

    private static String summary(List<Proposed> plan) {
        boolean hasHole = plan.stream().anyMatch(one -> one.member() == null);
        return "这是草稿，没有保存；看过、改好以后再公布。" + (hasHole ? "有的时段没有人能排，可以找人商量，或改开放时间。" : "");
    }

    private ProposedView view(Proposed one) {
        Period period = one.period();
        Member member = one.member();
        String when = openings.text(period) + " ";
        return member == null
                ? new ProposedView(period.from(), period.to(), null, null, null, when + "没有人能排")
                : new ProposedView(
                        period.from(),
                        period.to(),
                        member.personId(),
                        member.roleName(),
                        member.displayName(),
                        when + member.roleName() + " " + member.displayName());
    }

    private record Sheet(List<NewShift> shifts) {}

    private record Plan(List<ShiftView> items) {}

    private Plan view(List<PlannedShift> shifts) {
        return new Plan(
                shifts.stream().map(shift -> ShiftView.of(shift, openings)).toList());
    }

    private Future<Reply> publish(Call call) {
        List<NewShift> wanted = call.body(Sheet.class).shifts();
        long station = call.id("stationId");
        return idempotency.once(call, tx -> publishing
                .publish(tx, call.caller(), station, wanted)
                .map(plan -> Reply.created("/stations/" + station + "/rota", view(plan))));
    }

    private Future<Plan> plan(Call call) {
        LocalDate from = call.optionalDate("from").orElseGet(openings::today);
        return plans.plan(call.caller(), call.id("stationId"), from, (int) call.id("days"))
                .map(this::view);
    }

    private record Hole(Instant from, Instant to, String text) {}

    private record Holes(List<Hole> items) {}

    private Future<Holes> holes(Call call) {
        return Future.succeededFuture(new Holes(plans.holes(call.caller(), call.id("stationId")).stream()
                .map(hole -> new Hole(hole.from(), hole.to(), openings.text(hole) + " 还没有人坐班"))
                .toList()));
    }
}
