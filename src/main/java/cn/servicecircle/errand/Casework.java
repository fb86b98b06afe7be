package cn.servicecircle.errand;

import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.errand.Steps.Step;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** What the staff do with an errand between claiming and completing it. */
public final class Casework {
    private final Steps steps;
    private final Filings filings;
    private final WorkerStore workers = new WorkerStore();
    private final Deadlines deadlines;

    public Casework(Steps steps, Filings filings, Deadlines deadlines) {
        this.steps = steps;
        this.filings = filings;
        this.deadlines = deadlines;
    }

    /** One piece of an errand that is split. */
    record NewPart(long stationId, String description) {}

    /** 接单: of two who claim at once, one gets it. */
    Future<ErrandView> claim(Caller staff, long id) {
        return steps.take(staff, id, Act.CLAIM, file -> Step.to(file.errand().claimedBy(staff.personId()), Kind.CLAIMED)
                .and(tx -> workers.add(tx, id, staff.personId(), deadlines.now())));
    }

    Future<ErrandView> refuse(Caller staff, long id, String reason) {
        return steps.take(staff, id, Act.REFUSE, file -> Step.to(file.errand().refused(reason), Kind.REFUSED, reason));
    }

    Future<ErrandView> start(Caller staff, long id) {
        return steps.take(staff, id, Act.START, file -> Step.to(file.errand().started(), Kind.STARTED));
    }

    Future<ErrandView> complete(Caller staff, long id, String result) {
        return steps.take(staff, id, Act.COMPLETE, file -> {
            mustBeWhole(file);
            return Step.to(file.errand().completed(result), Kind.COMPLETED, result);
        });
    }

    private static void mustBeWhole(CaseFile file) {
        List<String> open = file.parts().stream()
                .map(ErrandStore.Named::errand)
                .filter(part -> !part.isOver() && part.state() != State.DONE)
                .map(part -> part.filing().trackingNumber())
                .toList();
        if (!open.isEmpty()) {
            throw Refusal.conflict(
                    "errand:parts-open", "拆出去的还没有办完", "请等这几件办好、结案或撤回后再填写结果：" + String.join("、", open) + "。");
        }
    }

    Future<ErrandView> close(Caller staff, long id, String reason) {
        return steps.take(staff, id, Act.CLOSE, file -> Step.to(file.errand().closed(reason), Kind.CLOSED, reason));
    }

    Future<ErrandView> join(Caller staff, long id) {
        return steps.take(staff, id, Act.JOIN, file -> Step.to(file.errand(), Kind.JOINED)
                .and(tx -> workers.add(tx, id, staff.personId(), deadlines.now())));
    }

    /** To a colleague who has joined, and so has said yes. */
    Future<ErrandView> assign(Caller staff, long id, long colleagueId) {
        return steps.take(staff, id, Act.ASSIGN, file -> {
            String name = file.workers().stream()
                    .filter(worker -> worker.id() == colleagueId)
                    .findFirst()
                    .orElseThrow(() -> Refusal.unknown("/workerId", "errand:not-a-worker", "这位同事还没有参与办理"))
                    .name();
            return Step.to(file.errand().assignedTo(colleagueId), Kind.ASSIGNED, "由" + name + "负责");
        });
    }

    /** Each part has a life of its own; the whole is completed after all of them. */
    Future<ErrandView> split(Caller staff, long id, List<NewPart> parts) {
        return steps.take(staff, id, Act.SPLIT, file -> {
            if (file.errand().filing().partOf() != null) {
                throw Refusal.conflict("errand:is-a-part", "这一件已经是拆出来的", "请在原来的那一件上再拆分。");
            }
            return Step.to(file.errand(), Kind.SPLIT, words(parts)).and(tx -> file(tx, file.errand(), parts, staff));
        });
    }

    private static String words(List<NewPart> parts) {
        return String.join("；", parts.stream().map(NewPart::description).toList());
    }

    private Future<?> file(SqlConnection tx, Errand whole, List<NewPart> parts, Caller staff) {
        return Future.all(parts.stream()
                .map(part -> filings.filePart(tx, whole, part.stationId(), part.description(), staff))
                .toList());
    }
}
