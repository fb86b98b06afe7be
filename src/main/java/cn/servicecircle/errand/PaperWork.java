package cn.servicecircle.errand;

import cn.servicecircle.catalogue.Material;
import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.errand.Steps.Step;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 一次性告知 (行政许可法 32): what is missing is told once, in one list, and only waiting for that list stops the clock. Whatever
 * is asked for later, or told after the response limit, is recorded as such and the clock runs on.
 */
public final class PaperWork {
    private final Steps steps;
    private final Deadlines deadlines;
    private final PaperStore papers = new PaperStore();

    public PaperWork(Steps steps, Deadlines deadlines) {
        this.steps = steps;
        this.deadlines = deadlines;
    }

    Future<ErrandView> request(Caller staff, long id, List<Material> wanted) {
        return steps.take(staff, id, Act.REQUEST_PAPERS, file -> {
            mustBeNew(wanted, file.papers());
            Kind kind = kindOfRequest(file);
            boolean stops = kind == Kind.PAPERS_REQUESTED;
            Errand next = stops ? file.errand().waiting() : file.errand();
            String words = wanted.stream().map(Material::inWords).collect(Collectors.joining("；"));
            return Step.to(next, kind, words).and(tx -> papers.add(tx, id, wanted, stops, deadlines.now()));
        });
    }

    private Kind kindOfRequest(CaseFile file) {
        if (!file.papers().isEmpty()) {
            return Kind.PAPERS_REQUESTED_AGAIN;
        }
        return deadlines.isResponseOver(file.events(), file.errand().filing())
                ? Kind.PAPERS_REQUESTED_LATE
                : Kind.PAPERS_REQUESTED;
    }

    private static void mustBeNew(List<Material> wanted, List<Paper> known) {
        Set<String> names = known.stream().map(Paper::name).collect(Collectors.toSet());
        for (Material paper : wanted) {
            if (!names.add(paper.name())) {
                throw Refusal.conflict(
                        "errand:paper-known", "“" + paper.name() + "”已经告知过", "同一份材料只告知一次；交来的不合要求，请用“退回不合要求的材料”。");
            }
        }
    }

    /** What stood on the one list stops the clock again; it was told in time. */
    Future<ErrandView> reject(Caller staff, long id, long paperId, String reason) {
        return steps.take(staff, id, Act.REJECT_PAPER, file -> {
            Paper paper =
                    find(file, paperId).orElseThrow(() -> Refusal.notFound("errand:paper-not-found", "这一件没有要过这份材料"));
            if (paper.isMissing()) {
                throw Refusal.conflict("errand:paper-missing", "这份材料还没有交来", "交来以后才能退回。");
            }
            Errand next = paper.stopsClock() ? file.errand().waiting() : file.errand();
            Kind kind = paper.stopsClock() ? Kind.PAPER_REJECTED : Kind.PAPER_REJECTED_AGAIN;
            return Step.to(next, kind, paper.name() + "：" + reason).and(tx -> papers.save(tx, paper.rejected(reason)));
        });
    }

    /** By the principal, or by the staff who took them at the counter. The clock goes on when the list is complete. */
    Future<ErrandView> supply(Caller caller, long id, Set<Long> paperIds) {
        return steps.take(caller, id, Act.SUPPLY_PAPERS, file -> {
            List<Paper> supplied =
                    paperIds.stream().map(paperId -> missing(file, paperId)).toList();
            boolean complete = file.errand().state() == State.WAITING
                    && file.papers().stream()
                            .filter(paper -> paper.stopsClock() && paper.isMissing())
                            .allMatch(supplied::contains);
            Errand next = complete ? file.errand().started() : file.errand();
            String names = supplied.stream().map(Paper::name).collect(Collectors.joining("、"));
            return Step.to(next, complete ? Kind.PAPERS_COMPLETE : Kind.PAPERS_SUPPLIED, names)
                    .and(tx -> Future.all(supplied.stream()
                            .map(paper -> papers.save(tx, paper.supplied(deadlines.now())))
                            .toList()));
        });
    }

    private static Paper missing(CaseFile file, long paperId) {
        Paper paper = find(file, paperId)
                .orElseThrow(() -> Refusal.unknown("/paperIds", "errand:unknown-paper", "这一件没有要过这份材料"));
        if (!paper.isMissing()) {
            throw Refusal.conflict("errand:paper-supplied", "“" + paper.name() + "”已经交来了", "不用再交。");
        }
        return paper;
    }

    private static Optional<Paper> find(CaseFile file, long paperId) {
        return file.papers().stream().filter(paper -> paper.id() == paperId).findFirst();
    }
}
