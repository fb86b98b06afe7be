package cn.servicecircle.errand;

import cn.servicecircle.disclosure.Place;
import cn.servicecircle.errand.ErrandStore.Named;
import cn.servicecircle.errand.ErrandView.Answer;
import cn.servicecircle.errand.ErrandView.Details;
import cn.servicecircle.errand.ErrandView.Part;
import cn.servicecircle.errand.ErrandView.PauseView;
import cn.servicecircle.errand.ErrandView.PlaceView;
import cn.servicecircle.errand.ErrandView.RatingView;
import cn.servicecircle.errand.ErrandView.Step;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.kernel.Caller;
import java.util.List;

/** Shows errands to people. */
public final class ErrandViews {
    private final Offer offer;
    private final Standings standings;
    private final Deadlines deadlines;
    private final Choices choices;

    public ErrandViews(Offer offer, Standings standings, Deadlines deadlines, Choices choices) {
        this.offer = offer;
        this.standings = standings;
        this.deadlines = deadlines;
        this.choices = choices;
    }

    /** A whole case, to somebody who may see it. */
    ErrandView whole(CaseFile file, Caller reader) {
        Errand errand = file.errand();
        Terms terms = deadlines.terms(file.events(), errand.filing());
        Details details = new Details(
                choices.of(file, standings.of(reader, file)).stream()
                        .map(Act::word)
                        .toList(),
                answers(errand.filing()),
                deadlines.view(terms.response(), "答复"),
                deadlines.view(terms.completion(), "办完"),
                terms.completion() == null ? List.of() : pauses(file, terms.completion()),
                file.papers(),
                file.workers(),
                file.parts().stream().map(this::part).toList(),
                choices.ratingWindow().lastDay(file.events()).orElse(null),
                place(file.place()),
                file.events().stream().map(Step::of).toList());
        return view(file.named(), details);
    }

    /** 受理回执, in HTML. */
    String receipt(CaseFile file) {
        Errand.Filing filing = file.errand().filing();
        return Receipt.page(
                inList(file.named()),
                offer.station(file.errand().desk().stationId()),
                offer.version(filing.itemId(), filing.itemVersion()),
                deadlines.zone());
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
                        question.key(), question.text(), filing.answers().get(question.key())))
                .toList();
    }

    /** Each is caused by the step that was taken when it began. */
    private static List<PauseView> pauses(CaseFile file, Term completion) {
        return completion.pauses().stream()
                .map(pause -> file.events().stream()
                        .filter(event -> event.at().equals(pause.from()))
                        .findFirst()
                        .map(cause -> new PauseView(pause.from(), pause.to(), cause.by(), cause.sentence()))
                        .orElseThrow())
                .toList();
    }

    private PlaceView place(Place place) {
        return place == null
                ? null
                : new PlaceView(
                        place.point() == null
                                ? null
                                : Datum.GCJ02.fromWgs84(place.point()).rounded(),
                        place.areaId(),
                        place.areaId() == null ? null : offer.areas().get().name(place.areaId()));
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
