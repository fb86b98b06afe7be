package cn.servicecircle.errand;

import cn.servicecircle.catalogue.Material;
import cn.servicecircle.errand.Casework.NewPart;
import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Worded;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** 帮办代办 for the staff of the desk where it lies. */
public final class CaseworkRoutes {
    private final Casework casework;
    private final PaperWork papers;
    private final HandOvers handOvers;
    private final ErrandReader reader;
    private final ZoneId zone;

    /** @param zone whose midnights end the days */
    public CaseworkRoutes(Casework casework, PaperWork papers, HandOvers handOvers, ErrandReader reader, ZoneId zone) {
        this.casework = casework;
        this.papers = papers;
        this.handOvers = handOvers;
        this.reader = reader;
        this.zone = zone;
    }

    public void addTo(Api api) {
        api.on("listStationErrands", this::listOfStation)
                .on("listAreaErrands", this::listOfArea)
                .on("countStationErrands", call -> reader.counts(call.caller(), call.id("stationId")))
                .on("claimErrand", call -> casework.claim(call.caller(), call.id("errandId")))
                .on("refuseErrand", explained(casework::refuse))
                .on("startErrand", call -> casework.start(call.caller(), call.id("errandId")))
                .on("completeErrand", this::complete)
                .on("closeErrand", explained(casework::close))
                .on("joinErrand", call -> casework.join(call.caller(), call.id("errandId")))
                .on("assignErrand", this::assign)
                .on("splitErrand", this::split)
                .on("requestPapers", this::requestPapers)
                .on("supplyPapers", this::supplyPapers)
                .on("rejectPaper", this::rejectPaper)
                .on("handOverErrand", this::handOver)
                .on("handUpErrand", explained(handOvers::up))
                .on("giveBackErrand", explained(handOvers::giveBack))
                .on("referErrand", this::refer);
    }

    private interface Explained {
        Future<ErrandView> take(Caller staff, long id, String reason);
    }

    private static Function<Call, Future<?>> explained(Explained step) {
        return call -> step.take(
                call.caller(), call.id("errandId"), call.body(Reason.class).reason());
    }

    private Future<?> listOfStation(Call call) {
        return reader.ofStation(call.caller(), call.id("stationId"), workList(call), call.page());
    }

    private Future<?> listOfArea(Call call) {
        return reader.ofLevel(call.caller(), call.id("areaId"), workList(call), call.page());
    }

    private WorkList workList(Call call) {
        return new WorkList(
                call.optionalText("state").map(word -> Worded.of(State.class, word)),
                call.optionalId("itemId"),
                call.optionalDate("dueBy")
                        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
                call.flag("mine") ? Optional.of(call.caller().personId()) : Optional.empty(),
                call.optionalText("number"));
    }

    private record Completion(String result) {}

    private Future<ErrandView> complete(Call call) {
        return casework.complete(
                call.caller(), call.id("errandId"), call.body(Completion.class).result());
    }

    private record Assignment(long workerId) {}

    private Future<ErrandView> assign(Call call) {
        return casework.assign(
                call.caller(), call.id("errandId"), call.body(Assignment.class).workerId());
    }

    private record Parts(List<NewPart> parts) {}

    private Future<ErrandView> split(Call call) {
        return casework.split(
                call.caller(), call.id("errandId"), call.body(Parts.class).parts());
    }

    private record WantedPapers(List<Material> papers) {}

    private Future<ErrandView> requestPapers(Call call) {
        return papers.request(
                call.caller(),
                call.id("errandId"),
                call.body(WantedPapers.class).papers());
    }

    private record SuppliedPapers(Set<Long> paperIds) {}

    private Future<ErrandView> supplyPapers(Call call) {
        return papers.supply(
                call.caller(),
                call.id("errandId"),
                call.body(SuppliedPapers.class).paperIds());
    }

    private Future<ErrandView> rejectPaper(Call call) {
        return papers.reject(
                call.caller(),
                call.id("errandId"),
                call.id("paperId"),
                call.body(Reason.class).reason());
    }

    private record Referral(String committee, String applicantAgreed, String otherAgreed) {}

    private Future<ErrandView> refer(Call call) {
        Referral referral = call.body(Referral.class);
        return handOvers.refer(
                call.caller(),
                call.id("errandId"),
                referral.committee(),
                referral.applicantAgreed(),
                referral.otherAgreed());
    }

    private record HandOver(long stationId, String reason) {}

    private Future<ErrandView> handOver(Call call) {
        HandOver wanted = call.body(HandOver.class);
        return handOvers.toStation(call.caller(), call.id("errandId"), wanted.stationId(), wanted.reason());
    }
}
