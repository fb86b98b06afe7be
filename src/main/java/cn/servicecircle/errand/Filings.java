package cn.servicecircle.errand;

import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.errand.Errand.Filing;
import cn.servicecircle.errand.Errand.State;
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
    private final Deadlines deadlines;
    private final ErrandViews views;
    private final Principals principals;
    private final Clock clock;
    private final ErrandStore errands = new ErrandStore();
    private final EventStore events = new EventStore();

    public Filings(Offer offer, Deadlines deadlines, ErrandViews views, Principals principals, Clock clock) {
        this.offer = offer;
        this.deadlines = deadlines;
        this.views = views;
        this.principals = principals;
        this.clock = clock;
    }

    /** For the resident, or for somebody whose relative the resident is, and who lets them. */
    Future<ErrandView> file(SqlConnection tx, Caller resident, NewErrand wanted) {
        long principalId = wanted.principalId(resident);
        return principals
                .mustLet(tx, principalId, resident)
                .compose(let -> add(tx, filing(principalId, wanted), wanted.stationId(), resident))
                .compose(file -> principals.tell(tx, file, resident).map(told -> views.whole(file, resident)));
    }

    private Filing filing(long principalId, NewErrand wanted) {
        ServiceItem item = offer.item(wanted.serviceItemId());
        offer.mustDo(wanted.stationId(), item.id());
        if (item.kind().needsEmergencyCheck() && !wanted.noEmergency()) {
            throw Refusal.invalid(
                    "errand:emergency-first",
                    "有危险请先打 110、119、120",
                    "有人受伤、着火、打架或有危险，请马上打 110（警）、119（火）、120（急救）。确认没有危险再提交，noEmergency 填 true。");
        }
        return new Filing(
                TrackingNumber.random(LocalDate.now(clock)),
                null,
                principalId,
                item.id(),
                item.version(),
                wanted.description(),
                item.checkAnswers(wanted.answers()),
                now());
    }

    private Future<CaseFile> add(SqlConnection tx, Filing filing, long stationId, Caller filer) {
        Future<Long> filed = insert(tx, filing, stationId, filer);
        Future<Principal> principal = principals.read(tx, filing.principalId(), filer);
        return Future.all(filed, principal)
                .map(done -> fresh(filed.result(), filing, stationId, principal.result(), filer));
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
        return insert(tx, filing, offer.station(stationId).id(), staff);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Future<Long> insert(SqlConnection tx, Filing filing, long stationId, Caller actor) {
        Instant due = deadlines.due(List.of(filed(filing, null)), filing);
        Future<Long> added = errands.add(tx, filing, Desk.of(stationId), due);
        Future<Void> recorded = events.addToInserted(tx, ErrandEvent.Kind.FILED, actor.personId(), filing.at());
        return Future.all(added, recorded)
                .map(done -> added.result())
                .recover(failure -> Future.failedFuture(
                        ErrandStore.isTaken(failure)
                                ? Refusal.unavailable("errand:number-taken", "受理号碰巧重复了", "请用同一个 Idempotency-Key 再提交一次。")
                                : failure));
    }

    private static ErrandEvent filed(Filing filing, String by) {
        return new ErrandEvent(ErrandEvent.Kind.FILED, filing.at(), by, null);
    }

    /** What the database has just been told, so that it need not be asked. */
    private CaseFile fresh(long id, Filing filing, long stationId, Principal principal, Caller filer) {
        Errand errand = new Errand(id, filing, Desk.of(stationId), null, State.FILED, null, null, null, null);
        List<ErrandEvent> history = List.of(filed(filing, principal.nameOf(filer)));
        Named named = new Named(errand, deadlines.due(history, filing), principal.name(), null);
        return new CaseFile(named, history, List.of(), List.of(), List.of(), principal.relatives());
    }
}
