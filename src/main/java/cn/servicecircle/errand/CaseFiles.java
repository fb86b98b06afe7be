package cn.servicecircle.errand;

import cn.servicecircle.disclosure.Place;
import cn.servicecircle.disclosure.PublicErrandStore;
import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.errand.ErrandStore.Named;
import cn.servicecircle.errand.WorkerStore.Worker;
import cn.servicecircle.kin.KinStore;
import cn.servicecircle.kin.Relative;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads case files whole, each in one round trip or two. */
final class CaseFiles {
    private final ErrandStore errands = new ErrandStore();
    private final EventStore events = new EventStore();
    private final PaperStore papers = new PaperStore();
    private final WorkerStore workers = new WorkerStore();
    private final KinStore kin = new KinStore();
    private final PublicErrandStore disclosed = new PublicErrandStore();

    Future<Optional<CaseFile>> read(SqlClient sql, long id) {
        Future<Optional<Named>> errand = errands.find(sql, id);
        Future<List<ErrandEvent>> steps = events.of(sql, id);
        Future<List<Relative>> relatives = kin.ofErrand(sql, id);
        Future<Optional<Place>> place = disclosed.placeOf(sql, id);
        return Future.all(errand, steps, relatives, place)
                .compose(read -> errand.result().isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : whole(sql, errand.result().get(), steps.result(), relatives.result(), place.result())
                                .map(Optional::of));
    }

    /** With what its history says that there is more of it: most errands have no papers missing and no parts. */
    private Future<CaseFile> whole(
            SqlClient sql, Named named, List<ErrandEvent> steps, List<Relative> relatives, Optional<Place> place) {
        long id = named.errand().id();
        Future<List<Paper>> missing = ifAny(steps, Kind::asksForPapers, () -> papers.of(sql, id));
        Future<List<Worker>> working = ifAny(steps, Kind::bringsWorker, () -> workers.of(sql, id));
        Future<List<Named>> parts = ifAny(steps, kind -> kind == Kind.SPLIT, () -> errands.partsOf(sql, id));
        return Future.all(missing, working, parts)
                .map(read -> new CaseFile(
                        named,
                        steps,
                        missing.result(),
                        working.result(),
                        parts.result(),
                        relatives,
                        place.orElse(null)));
    }

    private static <T> Future<List<T>> ifAny(
            List<ErrandEvent> steps, Predicate<Kind> which, Supplier<Future<List<T>>> found) {
        return steps.stream().map(ErrandEvent::kind).anyMatch(which) ? found.get() : Future.succeededFuture(List.of());
    }

    /** As {@link #lock}, when the clock has brought it something; none when somebody else attends to it. */
    Future<Optional<CaseFile>> lockAlarmed(SqlConnection tx, long id, Instant now) {
        return errands.lockAlarmed(tx, id, now)
                .compose(locked -> locked ? lock(tx, id) : Future.succeededFuture(Optional.empty()));
    }

    /**
     * Keeps the errand from everybody else until the transaction ends, and the principal's relatives as they are; what is
     * read is what was committed by then.
     */
    Future<Optional<CaseFile>> lock(SqlConnection tx, long id) {
        Future<?> locked = errands.lock(tx, id);
        Future<?> held = kin.holdOfErrand(tx, id);
        Future<Optional<CaseFile>> file = read(tx, id);
        return Future.all(locked, held, file).map(done -> file.result());
    }
}
