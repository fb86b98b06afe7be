package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandStore.Named;
import cn.servicecircle.errand.ErrandView.Answer;
import cn.servicecircle.errand.ErrandView.Details;
import cn.servicecircle.errand.ErrandView.Part;
import cn.servicecircle.errand.ErrandView.RatingView;
import cn.servicecircle.errand.ErrandView.Step;
import cn.servicecircle.kernel.Caller;
import java.util.List;

/** Shows errands to people. */
public final class ErrandViews {
    private final Offer offer;
    private final Standings standings;
    private final Deadlines deadlines;
    private final Patience patience;

    public ErrandViews(Offer offer, Standings standings, Deadlines deadlines, Patience patience) {
        this.offer = offer;
        this.standings = standings;
        this.deadlines = deadlines;
        this.patience = patience;
    }

    /** A whole case, to somebody who may see it. */
    ErrandView whole(CaseFile file, Caller reader) {
        Errand errand = file.errand();
        Terms terms = deadlines.terms(file.events(), errand.filing());
        Details details = new Details(
                Act.possible(errand, standings.of(reader, errand)).stream()
                        .filter(act -> act != Act.REOPEN || patience.isReopenable(file.events(), deadlines.now()))
                        .map(Act::word)
                        .toList(),
                answers(errand.filing()),
                deadlines.view(terms.response()),
                deadlines.view(terms.completion()),
                terms.completion() == null ? List.of() : terms.completion().pauses(),
                file.papers(),
                file.workers(),
                file.parts().stream().map(this::part).toList(),
                file.events().stream().map(Step::of).toList());
        return view(file.named(), details);
    }

    ErrandView inList(Named named) {
        return view(named, null);
    }

    private ErrandView view(Named named, Details details) {
        Errand errand = named.errand();
        Errand.Filing filing = errand.filing();
        return new ErrandView(
                errand.id(),
                filing.trackingNumber(),
                filing.partOf(),
                errand.state().word(),
                ErrandView.stateText(errand, named.responsibleName()),
                errand.outcome() == null ? null : errand.outcome().word(),
                filing.itemId(),
                filing.itemVersion(),
                offer.itemName(filing.itemId()),
                errand.desk().stationId(),
                offer.stationName(errand.desk().stationId()),
                errand.desk().levelAreaId(),
                offer.deskName(errand.desk()),
                named.principalName(),
                errand.responsibleId(),
                named.responsibleName(),
                filing.description(),
                errand.result(),
                RatingView.of(errand.rating()),
                filing.at(),
                named.due(),
                named.due() == null ? null : deadlines.inWords(named.due()),
                details);
    }

    private List<Answer> answers(Errand.Filing filing) {
        return offer.questions(filing.itemId(), filing.itemVersion()).stream()
                .filter(question -> filing.answers().containsKey(question.key()))
                .map(question -> new Answer(
                        question.key(), question.label(), filing.answers().get(question.key())))
                .toList();
    }

    private Part part(Named named) {
        Errand errand = named.errand();
        return new Part(
                errand.id(),
                errand.filing().trackingNumber(),
                errand.filing().description(),
                offer.deskName(errand.desk()),
                errand.state().word(),
                ErrandView.stateText(errand, named.responsibleName()));
    }
}
