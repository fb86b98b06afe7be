package cn.servicecircle.bulletin;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** What everybody may read; nobody knows who does. */
public final class BulletinReader {
    private final Database database;
    private final Snapshot<Bulletins> bulletins;
    private final Clock clock;
    private final BulletinStore store = new BulletinStore();

    public BulletinReader(Database database, Snapshot<Bulletins> bulletins, Clock clock) {
        this.database = database;
        this.bulletins = bulletins;
        this.clock = clock;
    }

    /**
     * From memory, the newest first.
     *
     * @param areaIds an area and all that it lies in
     */
    Slice<Bulletin> list(Collection<Long> areaIds, Optional<Audience> audience, Page page) {
        return page.slice(
                bulletins.get().shown(areaIds, today()).stream()
                        .filter(bulletin -> audience.isEmpty() || bulletin.isFor(audience.get()))
                        .filter(bulletin -> bulletin.place() < page.before())
                        .limit(page.fetch())
                        .toList(),
                Bulletin::place);
    }

    /** Its current version, from memory unless it is over or seconds old. */
    Future<Bulletin> get(long id) {
        return bulletins
                .get()
                .find(id)
                .map(found -> Future.succeededFuture(Optional.of(found)))
                .orElseGet(() -> store.find(database.reads(), id))
                .map(this::forReaders);
    }

    Future<Bulletin> version(long id, int version) {
        return store.version(database.reads(), id, version, today()).map(this::forReaders);
    }

    private Bulletin forReaders(Optional<Bulletin> found) {
        return found.orElseThrow(Bulletin::notFound).forReaders(today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
