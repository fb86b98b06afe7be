package cn.servicecircle.errand;

import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.disclosure.Place;
import cn.servicecircle.disclosure.PublicErrandStore;
import cn.servicecircle.errand.Errand.Filing;
import cn.servicecircle.errand.ErrandStore.Named;
import cn.servicecircle.errand.Principals.Principal;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Takes errands in. */
public final class Filings {
    private final Offer offer;
    private final Desks desks;
    private final Alarms alarms;
    private final ErrandViews views;
    private final Principals principals;
    private final Clock clock;
    private final ErrandStore errands = new ErrandStore();
    private final EventStore events = new EventStore();
    private final PublicErrandStore disclosed = new PublicErrandStore();

    public Filings(Offer offer, Desks desks, Alarms alarms, ErrandViews views, Principals principals, Clock clock) {
        this.offer = offer;
        this.desks = desks;
        this.alarms = alarms;
        this.views = views;
        this.principals = principals;
        this.clock = clock;
    }

    /** For the resident, or for somebody whose relative the resident is, and who lets them. */
    Future<ErrandView> file(SqlConnection tx, Caller resident, NewErrand wanted) {
        return principals
                .mustLet(tx, wanted.principalId(resident), resident)
                .compose(let -> file(tx, resident, wanted, null))
                .compose(file -> principals.tell(tx, file, resident).map(told -> views.whole(file, resident)));
    }

    /** What another feature filed. */
    public record Filed(long id, String trackingNumber) {}

    /** For another feature, whose decision it carries out: by the filer, and for the filer. */
    public Future<Filed> fileFor(
            SqlConnection tx, Caller filer, long itemId, long stationId, String description, boolean noEmergency) {
        return fileFor(tx, filer, new NewErrand(null, itemId, stationId, description, null, noEmergency, null));
    }

    /** The same, with answers to the item's questions. */
    public Future<Filed> fileFor(SqlConnection tx, Caller filer, NewErrand wanted) {
        return file(tx, filer, wanted, null).map(file -> {
            Errand errand = file.errand();
            return new Filed(errand.id(), errand.filing().trackingNumber());
        });
    }

    /** For a visitor, by a member of staff. */
    Future<ErrandView> fileFor(SqlConnection tx, Caller staff, NewErrand wanted, OnBehalf onBehalf) {
        return file(tx, staff, wanted, onBehalf).map(file -> views.whole(file, staff));
    }

    private Future<CaseFile> file(SqlConnection tx, Caller filer, NewErrand wanted, OnBehalf onBehalf) {
        ServiceItem item = mustBeOffered(wanted);
        Filing filing = filing(item, wanted, filer);
        Place place = wanted.place() == null
                ? null
                : wanted.place().of(item, offer.areas().get());
        Future<Errand> filed = firstDesk(tx, item, wanted.stationId())
                .compose(desk -> add(tx, Errand.filed(filing, desk), filer, filed(filing, null, onBehalf)));
        Future<Void> disclosure = filed.compose(errand -> disclose(tx, errand, item, place));
        Future<Principal> principal = principals.read(tx, filing.principalId(), filer);
        return Future.all(disclosure, principal)
                .map(done -> fresh(filed.result(), principal.result(), onBehalf, place));
    }

    /** The station's own, or past it to those above; the station's where nobody is above. */
    private Future<Desk> firstDesk(SqlConnection tx, ServiceItem item, long stationId) {
        Desk station = Desk.of(stationId);
        return item.kind().isConfidential()
                ? desks.above(tx, station).map(above -> above.orElse(station))
                : Future.succeededFuture(station);
    }

    /** The item; refused where that station cannot do it now, and where somebody may be in danger. */
    public ServiceItem mustBeOffered(NewErrand wanted) {
        ServiceItem item = offer.item(wanted.serviceItemId());
        offer.mustDo(wanted.stationId(), item.id());
        if (item.kind().needsEmergencyCheck() && !wanted.noEmergency()) {
            throw Refusal.invalid(
                    "errand:emergency-first",
                    "有危险请先打 110、119、120",
                    "有人受伤、着火、打架或有危险，请马上打 110（警）、119（火）、120（急救）。确认没有危险再提交，noEmergency 填 true。");
        }
        return item;
    }

    private Filing filing(ServiceItem item, NewErrand wanted, Caller filer) {
        return new Filing(
                TrackingNumber.random(LocalDate.now(clock)),
                null,
                wanted.principalId(filer),
                item.id(),
                item.version(),
                wanted.description(),
                item.checkAnswers(wanted.answers()),
                item.kind().isConfidential(),
                now());
    }

    private Future<Void> disclose(SqlConnection tx, Errand errand, ServiceItem item, Place place) {
        return item.kind().isPublic()
                ? disclosed.add(tx, errand.id(), item.id(), errand.filing().at(), place)
                : Future.succeededFuture();
    }

    /** Files one part of an errand for the same principal. */
    Future<Errand> filePart(SqlConnection tx, Errand whole, long stationId, String description, Caller staff) {
        Filing filing = new Filing(
                TrackingNumber.random(LocalDate.now(clock)),
                whole.id(),
                whole.filing().principalId(),
                whole.filing().itemId(),
                whole.filing().itemVersion(),
                description,
                Map.of(),
                false,
                now());
        Desk desk = Desk.of(offer.station(stationId).id());
        return add(tx, Errand.filed(filing, desk), staff, filed(filing, null, null));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Future<Errand> add(SqlConnection tx, Errand fresh, Caller actor, ErrandEvent event) {
        Future<Long> added = errands.add(tx, fresh.filing(), fresh.desk(), alarms.moments(List.of(event), fresh));
        Future<Void> recorded = events.addToInserted(tx, actor.personId(), event);
        return Future.all(added, recorded)
                .map(done -> fresh.withId(added.result()))
                .recover(failure -> Future.failedFuture(
                        ErrandStore.isTaken(failure)
                                ? Refusal.unavailable("errand:number-taken", "受理号碰巧重复了", "请用同一个 Idempotency-Key 再提交一次。")
                                : failure));
    }

    private static ErrandEvent filed(Filing filing, String by, OnBehalf onBehalf) {
        return new ErrandEvent(ErrandEvent.Kind.FILED, filing.at(), by, null, onBehalf);
    }

    /** What the database has just been told, so that it need not be asked. */
    private CaseFile fresh(Errand errand, Principal principal, OnBehalf onBehalf, Place place) {
        List<ErrandEvent> history = List.of(filed(errand.filing(), principal.filer(), onBehalf));
        Named named = new Named(errand, alarms.moments(history, errand).due(), principal.name(), null);
        return new CaseFile(named, history, List.of(), List.of(), List.of(), principal.relatives(), place);
    }
}
