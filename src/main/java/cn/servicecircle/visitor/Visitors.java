package cn.servicecircle.visitor;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.station.StationStaff;
import cn.servicecircle.vault.Vault;
import cn.servicecircle.visitor.VisitorStore.PhoneCall;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;

/** The visitors of each station. */
public final class Visitors {
    private static final String PHONE = "visitor.phone";
    private static final String LOOK_UP = "visitor.look-up";

    private final Database database;
    private final VisitorStore store;
    private final StationStaff staff;
    private final Vault vault;
    private final Clock clock;

    public Visitors(Database database, VisitorStore store, StationStaff staff, Vault vault, Clock clock) {
        this.database = database;
        this.store = store;
        this.staff = staff;
        this.vault = vault;
        this.clock = clock;
    }

    /** The same name with the same phone is the same visitor, at whichever station. */
    Future<Visitor> register(Caller registrar, long stationId, String displayName, String phone) {
        staff.mustServe(registrar, stationId);
        return database.withTransaction(tx -> findOrAdd(tx, displayName, phone, registrar)
                        .compose(id -> store.introduce(tx, stationId, id).map(id)))
                .recover(failure -> VisitorStore.isKnown(failure)
                        ? database.withTransaction(tx -> findOrAdd(tx, displayName, phone, registrar)
                                .compose(
                                        id -> store.introduce(tx, stationId, id).map(id)))
                        : Future.failedFuture(failure))
                .map(id -> new Visitor(id, displayName, Visitor.masked(phone)));
    }

    private Future<Long> findOrAdd(SqlConnection tx, String displayName, String phone, Caller registrar) {
        if (phone == null) {
            return store.add(tx, displayName, null, null, registrar.personId(), clock.instant());
        }
        byte[] lookUp = vault.digest(phone + "\n" + displayName, LOOK_UP);
        return store.find(tx, lookUp).compose(found -> found.map(Future::succeededFuture)
                .orElseGet(() -> store.add(
                        tx, displayName, vault.seal(phone, PHONE), lookUp, registrar.personId(), clock.instant())));
    }

    /** Lets pass only for a visitor whom the station knows, and only its staff. */
    public Future<Void> mustBeKnown(SqlClient sql, Caller caller, long stationId, long visitorId) {
        staff.mustServe(caller, stationId);
        return store.isKnownAt(sql, stationId, visitorId).map(known -> {
            if (!known) {
                throw Refusal.notFound("visitor:not-found", "这个站点没有登记过这位来访人");
            }
            return null;
        });
    }

    /** Whether the person's phone is known and ends with the digits. */
    public Future<Boolean> phoneEndsWith(SqlClient sql, long personId, String digits) {
        return store.phoneOf(sql, personId)
                .map(stored -> stored.map(phone -> vault.open(phone, PHONE).endsWith(digits))
                        .orElse(false));
    }

    /** In full, and recorded who saw it. */
    Future<String> showPhone(Caller caller, long stationId, long visitorId) {
        return database.withTransaction(tx -> mustBeKnown(tx, caller, stationId, visitorId)
                .compose(known -> store.phoneOf(tx, visitorId))
                .map(stored ->
                        vault.open(stored.orElseThrow(() -> Refusal.notFound("visitor:no-phone", "这位来访人没有留电话")), PHONE))
                .compose(phone -> store.recordShown(tx, visitorId, caller.personId(), clock.instant())
                        .map(phone)));
    }

    Future<Slice<PhoneCall>> calls(Caller caller, long stationId, Page page) {
        staff.mustServe(caller, stationId);
        return store.callsOf(database.reads(), stationId, page).map(fetched -> page.slice(fetched, PhoneCall::id));
    }

    Future<Void> markPhoned(Caller caller, long stationId, long notificationId) {
        staff.mustServe(caller, stationId);
        return database.withTransaction(tx -> store.markPhoned(tx, stationId, notificationId, clock.instant()))
                .map(found -> {
                    if (!found) {
                        throw Refusal.notFound("visitor:no-such-call", "没有这个要打的电话，或已经打过了");
                    }
                    return null;
                });
    }
}
