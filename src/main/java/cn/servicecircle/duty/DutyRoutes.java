package cn.servicecircle.duty;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Who is at a station when, for everybody, and what residents report who found nobody. */
final class DutyRoutes {
    private final Board board;
    private final EmptyReports reports;
    private final Openings openings;

    DutyRoutes(Board board, EmptyReports reports, Openings openings) {
        this.board = board;
        this.reports = reports;
        this.openings = openings;
    }

    void addTo(Api api) {
        api.onNow("getDutyBoard", call -> board.of(call.id("stationId")))
                .on("reportEmptyStation", this::report)
                .on("listEmptyReports", this::list)
                .on("answerEmptyReports", this::answer);
    }

    private record Thanks(String text) {}

    private Future<Reply> report(Call call) {
        return reports.report(call.caller(), call.id("stationId"))
                .map(kept -> Reply.created(new Thanks("已告诉这个站点的管家，谢谢您。急事请打站点电话。")));
    }

    private record ReportView(long id, Instant quarterAt, String answer, String text) {}

    private record Reports(List<ReportView> items) {}

    private Future<Reports> list(Call call) {
        return reports.list(call.caller(), call.id("stationId"))
                .map(found -> new Reports(found.stream().map(this::view).toList()));
    }

    private ReportView view(EmptyReport report) {
        Instant at = report.quarterAt();
        String text = openings.named(openings.local(at).toLocalDate()) + openings.time(at) + " 前后有居民来过没遇到人";
        return new ReportView(report.id(), at, report.answer(), text);
    }

    private record Answer(String answer) {}

    private Future<Void> answer(Call call) {
        return reports.answer(
                call.caller(),
                call.id("stationId"),
                call.id("reportId"),
                call.body(Answer.class).answer());
    }
}
