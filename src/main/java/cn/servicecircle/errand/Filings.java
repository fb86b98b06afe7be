package cn.servicecircle.errand;

import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.disclosure.Place;
import cn.servicecircle.disclosure.PublicErrandStore;
import cn.servicecircle.errand.Errand.Filing;
import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.errand.ErrandStore.Named;
import cn.servicecircle.identity.PersonStore;
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
    private final Deadlines deadlines;
    private final ErrandViews views;
    private final PersonStore people;
    private final Clock clock;
    private final ErrandStore errands = new ErrandStore();
    private final EventStore events = new EventStore();
    private final PublicErrandStore disclosed = new PublicErrandStore();

    public Filings(Offer offer, Deadlines deadlines, ErrandViews views, PersonStore people, Clock clock) {
        this.offer = offer;
        this.deadlines = deadlines;
        this.views = views;
        this.people = people;
        this.clock = clock;
    }

    Future<ErrandView> file(SqlConnection tx, Caller resident, NewErrand wanted) {
        return file(tx, resident, resident.personId(), wanted, null);
    }

    /** For a visitor, by a member of staff. */
    Future<ErrandView> fileFor(SqlConnection tx, Caller staff, long visitorId, NewErrand wanted, OnBehalf onBehalf) {
        return file(tx, staff, visitorId, wanted, onBehalf);
    }

    private Future<ErrandView> file(
            SqlConnection tx, Caller actor, long principalId, NewErrand wanted, OnBehalf onBehalf) {
        ServiceItem item = offer.item(wanted.serviceItemId());
        offer.mustDo(wanted.stationId(), item.id());
        if (item.kind().needsEmergencyCheck() && !wanted.noEmergency()) {
            throw Refusal.invalid(
                    "errand:emergency-first",
                    "有危险请先打 110、119、120",
                    "有人受伤、着火、打架或有危险，请马上打 110（警）、119（火）、120（急救）。确认没有危险再提交，noEmergency 填 true。");
        }
        Filing filing = new Filing(
                TrackingNumber.random(LocalDate.now(clock)),
                null,
                principalId,
                item.id(),
                item.version(),
                wanted.description(),
                item.checkAnswers(wanted.answers()),
                now());
        Place place = wanted.place() == null
                ? null
                : wanted.place().of(item, offer.areas().get());
        ErrandEvent event = new ErrandEvent(ErrandEvent.Kind.FILED, filing.at(), null, null, onBehalf);
        Future<Long> filed = add(tx, filing, wanted.stationId(), actor, event)
                .compose(id -> disclose(tx, id, item, filing, place).map(id));
        Future<String> principal = people.nameOf(tx, principalId);
        Future<String> by = onBehalf == null ? principal : people.nameOf(tx, actor.personId());
        return Future.all(filed, principal, by)
                .map(done -> views.whole(
                        fresh(
                                filed.result(),
                                filing,
                                wanted.stationId(),
                                principal.result(),
                                new ErrandEvent(event.kind(), event.at(), by.result(), null, onBehalf),
                                place),
                        actor));
    }

    private Future<Void> disclose(SqlConnection tx, long id, ServiceItem item, Filing filing, Place place) {
        return item.kind().isPublic() ? disclosed.add(tx, id, item.id(), filing.at(), place) : Future.succeededFuture();
    }

    /** Files one part of an errand for the same principal. */
    Future<Long> filePart(SqlConnection tx, Errand whole, long stationId, String description, Caller staff) {
        Filing filing = new Filing(
                TrackingNumber.random(LocalDate.now(clock)),
                whole.id(),
                whole.filing().principalId(),
                whole.filing().itemId(),
                whole.filing().itemVersion(),
                description,
                Map.of(),
                now());
        return add(
                tx,
                filing,
                offer.station(stationId).id(),
                staff,
                new ErrandEvent(ErrandEvent.Kind.FILED, filing.at(), null, null, null));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Future<Long> add(SqlConnection tx, Filing filing, long stationId, Caller actor, ErrandEvent event) {
        Instant due = deadlines.due(List.of(event), filing);
        Future<Long> added = errands.add(tx, filing, Desk.of(stationId), due);
        Future<Void> recorded = events.addToInserted(tx, actor.personId(), event);
        return Future.all(added, recorded)
                .map(done -> added.result())
                .recover(failure -> Future.failedFuture(
                        ErrandStore.isTaken(failure)
                                ? Refusal.unavailable("errand:number-taken", "受理号碰巧重复了", "请用同一个 Idempotency-Key 再提交一次。")
                                : failure));
    }

    /** What the database has just been told, so that it need not be asked. */
    private CaseFile fresh(long id, Filing filing, long stationId, String principal, ErrandEvent event, Place place) {
        Errand errand = new Errand(id, filing, Desk.of(stationId), null, State.FILED, null, null, null, null);
        List<ErrandEvent> history = List.of(event);
        Named named = new Named(errand, deadlines.due(history, filing), principal, null);
        return new CaseFile(named, history, List.of(), List.of(), List.of(), place);
    }
}
