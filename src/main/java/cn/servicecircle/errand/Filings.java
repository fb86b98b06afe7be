package cn.servicecircle.errand;

import cn.servicecircle.catalogue.ServiceItem;
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
    private final Alarms alarms;
    private final ErrandViews views;
    private final PersonStore people;
    private final Clock clock;
    private final ErrandStore errands = new ErrandStore();
    private final EventStore events = new EventStore();

    public Filings(Offer offer, Alarms alarms, ErrandViews views, PersonStore people, Clock clock) {
        this.offer = offer;
        this.alarms = alarms;
        this.views = views;
        this.people = people;
        this.clock = clock;
    }

    Future<ErrandView> file(SqlConnection tx, Caller resident, NewErrand wanted) {
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
                resident.personId(),
                item.id(),
                item.version(),
                wanted.description(),
                item.checkAnswers(wanted.answers()),
                now());
        Future<Long> filed = add(tx, filing, wanted.stationId(), resident);
        Future<String> name = people.nameOf(tx, resident.personId());
        return Future.all(filed, name)
                .map(done -> views.whole(fresh(filed.result(), filing, wanted.stationId(), name.result()), resident));
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
        return add(tx, filing, offer.station(stationId).id(), staff);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Future<Long> add(SqlConnection tx, Filing filing, long stationId, Caller actor) {
        Errand fresh = fresh(0, filing, stationId);
        Future<Long> added = errands.add(tx, filing, fresh.desk(), alarms.moments(List.of(filed(filing, null)), fresh));
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

    private static Errand fresh(long id, Filing filing, long stationId) {
        return new Errand(id, filing, Desk.of(stationId), null, State.FILED, null, null, null, null);
    }

    /** What the database has just been told, so that it need not be asked. */
    private CaseFile fresh(long id, Filing filing, long stationId, String name) {
        Errand errand = fresh(id, filing, stationId);
        List<ErrandEvent> history = List.of(filed(filing, name));
        Named named = new Named(errand, alarms.moments(history, errand).due(), name, null);
        return new CaseFile(named, history, List.of(), List.of(), List.of());
    }
}
