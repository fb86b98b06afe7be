package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.errand.ErrandStore.Named;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;

/** Errands for other features to read, and to write into their history. */
public final class Dossiers {
    private final Offer offer;
    private final Standings standings;
    private final Clock clock;
    private final ErrandStore errands = new ErrandStore();
    private final EventStore events = new EventStore();

    public Dossiers(Offer offer, Standings standings, Clock clock) {
        this.offer = offer;
        this.standings = standings;
        this.clock = clock;
    }

    public Future<Dossier> read(SqlClient sql, long id) {
        return errands.find(sql, id)
                .map(found -> found.map(Named::errand).orElseThrow(Standings::notFound))
                .map(this::dossier);
    }

    /** Nobody takes a step with it until the transaction ends. */
    public Future<Dossier> lock(SqlConnection tx, long id) {
        return errands.lock(tx, id)
                .map(found -> found.orElseThrow(Standings::notFound))
                .map(this::dossier);
    }

    private Dossier dossier(Errand errand) {
        return new Dossier(errand, offer, standings);
    }

    /** Something that does not change where the errand stands. */
    public Future<Void> note(SqlConnection tx, long id, Kind kind, long actorId, String why) {
        return events.add(tx, id, kind, actorId, clock.instant(), why);
    }

    /** The same, where nobody did it but the clock. */
    public Future<Void> noteByClock(SqlConnection tx, long id, Kind kind, String why) {
        return events.addByClock(tx, id, ErrandEvent.ofClock(kind, clock.instant(), why));
    }
}
