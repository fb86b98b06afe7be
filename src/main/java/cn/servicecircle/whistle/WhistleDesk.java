package cn.servicecircle.whistle;

import cn.servicecircle.errand.Dossier;
import cn.servicecircle.errand.Dossiers;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.function.BiFunction;

/** Hands whistles to those who may see them, and to the 管家 who may change them. */
public final class WhistleDesk {
    private final Database database;
    private final Dossiers dossiers;
    private final Streets streets;
    private final WhistleStore store = new WhistleStore();

    public WhistleDesk(Database database, Dossiers dossiers, Streets streets) {
        this.database = database;
        this.dossiers = dossiers;
        this.streets = streets;
    }

    /** A whistle with its errand, which nobody takes a step with until the transaction ends. */
    record Opened(Dossier dossier, Whistle whistle) {}

    /** For everybody who may see the errand; the street that called still may when the errand has moved on. */
    Future<Optional<Whistle>> see(Caller caller, long errandId) {
        SqlClient sql = database.reads();
        return dossiers.read(sql, errandId)
                .compose(dossier -> store.find(sql, errandId).map(found -> {
                    if (found.isEmpty() || !isOf(found.get(), caller)) {
                        dossier.mustBeVisible(caller);
                    }
                    return found;
                }));
    }

    /** The whistle as it is after the change. */
    Future<Whistle> change(Caller caller, long errandId, BiFunction<SqlConnection, Opened, Future<?>> change) {
        return database.withTransaction(tx -> open(tx, caller, errandId)
                .compose(opened -> change.apply(tx, opened))
                .compose(changed -> reread(tx, errandId)));
    }

    Future<Whistle> reread(SqlConnection tx, long errandId) {
        return store.find(tx, errandId).map(found -> found.orElseThrow());
    }

    Future<Opened> open(SqlConnection tx, Caller caller, long errandId) {
        return dossiers.lock(tx, errandId)
                .compose(dossier -> store.find(tx, errandId).map(found -> {
                    if (found.isEmpty() || !isOf(found.get(), caller)) {
                        dossier.mustBeVisible(caller);
                        throw found.isEmpty() ? none() : notYours(found.get());
                    }
                    return new Opened(dossier, found.get());
                }));
    }

    private boolean isOf(Whistle whistle, Caller caller) {
        return streets.isSteward(caller, whistle.areaId());
    }

    private static Refusal none() {
        return Refusal.notFound("whistle:not-found", "这一件还没有吹过哨");
    }

    private Refusal notYours(Whistle whistle) {
        String street = streets.name(whistle.areaId());
        return Refusal.forbidden("whistle:not-yours", "这一步不由您来做", "是" + street + "吹的哨，由" + street + "的管家来记录。");
    }
}
