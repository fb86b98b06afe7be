package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kernel.Caller;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Optional;

/** Errands for other features to read, and to write into their history. */
public final class Dossiers {
    private final Offer offer;
    private final Standings standings;
    private final Teller teller;
    private final Clock clock;
    private final CaseFiles files = new CaseFiles();
    private final EventStore events = new EventStore();

    public Dossiers(Offer offer, Standings standings, Teller teller, Clock clock) {
        this.offer = offer;
        this.standings = standings;
        this.teller = teller;
        this.clock = clock;
    }

    public Future<Dossier> read(SqlClient sql, long id) {
        return files.read(sql, id).map(this::dossier);
    }

    /** Nobody takes a step with it until the transaction ends. */
    public Future<Dossier> lock(SqlConnection tx, long id) {
        return files.lock(tx, id).map(this::dossier);
    }

    private Dossier dossier(Optional<CaseFile> found) {
        return new Dossier(found.orElseThrow(Standings::notFound), offer, standings);
    }

    /** Something that does not change where the errand stands; those whom it concerns are told. */
    public Future<Void> note(SqlConnection tx, long id, Kind kind, Caller actor, String why) {
        return events.add(tx, id, kind, actor.personId(), clock.instant(), why)
                .compose(noted -> files.read(tx, id))
                .compose(file -> teller.tell(tx, kind, file.orElseThrow(), actor));
    }

    /** The same, where nobody did it but the clock, which tells whom it concerns by itself. */
    public Future<Void> noteByClock(SqlConnection tx, long id, Kind kind, String why) {
        return events.addByClock(tx, id, ErrandEvent.ofClock(kind, clock.instant(), why));
    }
}
