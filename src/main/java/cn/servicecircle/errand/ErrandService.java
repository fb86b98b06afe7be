package cn.servicecircle.errand;

import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.errand.ErrandStore.Named;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The life of an errand: each step locks, decides, saves, records the event and tells whom it concerns, in one transaction. */
public final class ErrandService implements ErrandAccess {
    private final Database database;
    private final ErrandStore store;
    private final Outbox outbox;
    private final Offer offer;
    private final Clock clock;

    public ErrandService(Database database, ErrandStore store, Outbox outbox, Offer offer, Clock clock) {
        this.database = database;
        this.store = store;
        this.outbox = outbox;
        this.offer = offer;
        this.clock = clock;
    }

    Future<ErrandView> file(SqlConnection tx, Caller resident, NewErrand wanted) {
        offer.check(wanted);
        return add(tx, resident, wanted).compose(id -> {
            Future<Void> recorded = store.addEvent(tx, id, ErrandEvent.Kind.FILED, resident, clock.instant());
            Future<ErrandView> view = view(tx, id, resident);
            return Future.all(recorded, view).map(done -> view.result());
        });
    }

    private Future<Long> add(SqlConnection tx, Caller resident, NewErrand wanted) {
        String number = TrackingNumber.random(LocalDate.now(clock));
        return store.add(tx, wanted, resident, number, clock.instant())
                .recover(failure ->
                        ErrandStore.isTaken(failure) ? add(tx, resident, wanted) : Future.failedFuture(failure));
    }

    Future<ErrandView> claim(Caller staff, long id) {
        return database.withTransaction(tx -> lockOfStaff(tx, id, staff)
                .map(errand -> errand.claimedBy(staff.personId()))
                .compose(claimed -> save(tx, claimed, ErrandEvent.Kind.CLAIMED, staff)));
    }

    Future<ErrandView> complete(Caller staff, long id, String result) {
        return database.withTransaction(tx -> lockOfStaff(tx, id, staff)
                .map(errand -> errand.completedBy(staff.personId(), result))
                .compose(completed -> save(tx, completed, ErrandEvent.Kind.COMPLETED, staff)));
    }

    Future<ErrandView> cancel(Caller resident, long id) {
        return database.withTransaction(tx -> lockOfResident(tx, id, resident)
                .map(Errand::cancelled)
                .compose(cancelled -> save(tx, cancelled, ErrandEvent.Kind.CANCELLED, resident)));
    }

    Future<ErrandView> rate(Caller resident, long id, int grade, String comment) {
        return database.withTransaction(tx -> lockOfResident(tx, id, resident)
                .map(errand -> errand.rated(grade, comment))
                .compose(rated -> save(tx, rated, ErrandEvent.Kind.RATED, resident)));
    }

    private Future<Errand> lockOfStaff(SqlConnection tx, long id, Caller staff) {
        return store.lock(tx, id)
                .map(found -> existing(found.filter(errand -> offer.isStaff(staff, errand.stationId()))));
    }

    private Future<Errand> lockOfResident(SqlConnection tx, long id, Caller resident) {
        return store.lock(tx, id)
                .map(found -> existing(found.filter(errand -> errand.residentId() == resident.personId())));
    }

    /** The same to those whom it does not concern as to those who invented its id. */
    private static <T> T existing(Optional<T> found) {
        return found.orElseThrow(() -> Refusal.notFound("errand:not-found", "没有这一件帮办代办"));
    }

    private Future<ErrandView> save(SqlConnection tx, Errand errand, ErrandEvent.Kind step, Caller actor) {
        Future<Void> saved = store.save(tx, errand);
        Future<Void> recorded = store.addEvent(tx, errand.id(), step, actor, clock.instant());
        Future<ErrandView> view = view(tx, errand.id(), actor);
        return Future.all(saved, recorded, view)
                .compose(done -> tell(tx, errand, view.result(), step))
                .map(told -> view.result());
    }

    /** Tells the other side of the counter. */
    private Future<Void> tell(SqlConnection tx, Errand errand, ErrandView view, ErrandEvent.Kind step) {
        Notice notice =
                switch (step) {
                    case CLAIMED ->
                        notice(
                                errand.residentId(),
                                Notice.Kind.ERRAND_CLAIMED,
                                view,
                                view.stationName() + "已接单，由" + view.handlerName() + "负责。");
                    case COMPLETED ->
                        notice(
                                errand.residentId(),
                                Notice.Kind.ERRAND_DONE,
                                view,
                                view.handlerName() + "已办好，结果请点开查看。办得怎么样，欢迎评价。");
                    case CANCELLED ->
                        errand.handlerId() == null
                                ? null
                                : notice(
                                        errand.handlerId(),
                                        Notice.Kind.ERRAND_CANCELLED,
                                        view,
                                        view.residentName() + "撤回了申请 " + view.trackingNumber() + "，不用再办了。");
                    case FILED, RATED -> null;
                };
        return notice == null ? Future.succeededFuture() : outbox.tell(tx, notice);
    }

    private static Notice notice(long personId, Notice.Kind kind, ErrandView view, String text) {
        return new Notice(personId, kind, view.serviceItemName(), text, "/errands/" + view.id());
    }

    Future<ErrandView> get(Caller caller, long id) {
        return view(database.reads(), id, caller);
    }

    private Future<ErrandView> view(SqlClient sql, long id, Caller caller) {
        Future<Optional<Named>> found = store.find(sql, id);
        Future<List<ErrandEvent>> history = store.history(sql, id);
        return Future.all(found, history)
                .map(read -> existing(found.result().filter(named -> concerns(named.errand(), caller))))
                .map(named -> ErrandView.of(named, history.result(), offer));
    }

    @Override
    public Future<Void> mustSee(Caller caller, long errandId) {
        return store.find(database.reads(), errandId)
                .map(found -> existing(found.filter(named -> concerns(named.errand(), caller))))
                .mapEmpty();
    }

    @Override
    public Future<Void> mustBeOpen(SqlConnection tx, Caller caller, long errandId) {
        return store.lock(tx, errandId)
                .map(found -> existing(found.filter(errand -> concerns(errand, caller))))
                .map(Errand::mustBeOpen)
                .mapEmpty();
    }

    private boolean concerns(Errand errand, Caller caller) {
        return errand.residentId() == caller.personId() || offer.isStaff(caller, errand.stationId());
    }

    Future<Slice<ErrandView>> mine(Caller resident, Page page) {
        return store.listOfResident(database.reads(), resident, page).map(fetched -> slice(fetched, page));
    }

    Future<Slice<ErrandView>> ofStation(Caller staff, long stationId, Optional<State> state, Page page) {
        if (!offer.isStaff(staff, stationId)) {
            throw Refusal.forbidden("station:not-yours", "您不在这个站点工作", "只能看自己站点的帮办代办件；您的站点在 GET /me 里。");
        }
        return store.listOfStation(database.reads(), stationId, state, page).map(fetched -> slice(fetched, page));
    }

    private Slice<ErrandView> slice(List<Named> fetched, Page page) {
        return page.slice(fetched, named -> named.errand().id()).map(named -> ErrandView.of(named, null, offer));
    }
}
