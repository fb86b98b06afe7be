package cn.servicecircle.district;

import cn.servicecircle.district.District.Area;
import cn.servicecircle.district.District.Boundary;
import cn.servicecircle.district.District.Bulletin;
import cn.servicecircle.district.District.CalendarYear;
import cn.servicecircle.district.District.DutyRole;
import cn.servicecircle.district.District.Item;
import cn.servicecircle.district.District.Person;
import cn.servicecircle.district.District.Station;
import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The stored district: read whole, so that it can be compared with the files, and written where it differs. */
final class DistrictStore {

    private final AreaImportStore areas = new AreaImportStore();
    private final BoundaryImportStore boundaries = new BoundaryImportStore();
    private final CatalogueImportStore catalogue = new CatalogueImportStore();
    private final StationImportStore stations = new StationImportStore();
    private final PeopleImportStore people = new PeopleImportStore();
    private final CalendarImportStore calendar = new CalendarImportStore();
    private final BodyImportStore bodies = new BodyImportStore();
    private final BulletinImportStore bulletins = new BulletinImportStore();

    /** One importer at a time: every import locks the versions before it compares, and keeps them to its end. */
    Future<Void> awaitTurn(SqlClient tx) {
        return tx.query("SELECT name FROM snapshot_version ORDER BY name FOR UPDATE")
                .execute()
                .mapEmpty();
    }

    /** The fingerprint of the files that were imported last, or null. */
    Future<Buffer> lastFingerprint(SqlClient tx) {
        return tx.query("SELECT fingerprint FROM imported_district WHERE id = 1")
                .execute()
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getBuffer("fingerprint"));
    }

    Future<Void> saveFingerprint(SqlClient tx, Buffer fingerprint, Instant now) {
        String sql = """
                INSERT INTO imported_district (id, fingerprint, imported_at) VALUES (1, ?, ?)
                ON DUPLICATE KEY UPDATE fingerprint = VALUES(fingerprint), imported_at = VALUES(imported_at)""";
        return tx.preparedQuery(sql)
                .execute(Tuple.of(fingerprint, LocalDateTime.ofInstant(now, ZoneOffset.UTC)))
                .mapEmpty();
    }

    Future<District> load(SqlClient tx) {
        Future<List<DutyRole>> dutyRoles = people.readDutyRoles(tx);
        Future<List<Area>> tree = areas.read(tx);
        Future<List<Boundary>> grounds = boundaries.read(tx);
        Future<List<Item>> items = catalogue.read(tx);
        Future<List<Station>> places = stations.read(tx);
        Future<Set<String>> stationsOfAdmins = stations.ofAdmins(tx);
        Future<List<Person>> persons = people.read(tx);
        Future<List<CalendarYear>> years = calendar.read(tx);
        Future<List<String>> called = bodies.read(tx);
        Future<List<Bulletin>> told = bulletins.read(tx);
        return Future.all(List.of(
                        dutyRoles, tree, grounds, items, places, stationsOfAdmins, persons, years, called, told))
                .map(all -> new District(
                        dutyRoles.result(),
                        tree.result(),
                        grounds.result(),
                        items.result(),
                        places.result(),
                        stationsOfAdmins.result(),
                        persons.result(),
                        years.result(),
                        called.result(),
                        told.result()));
    }

    /** Writes in the order of the foreign keys. */
    Future<Void> save(SqlClient tx, Changes changes, Instant now) {
        return ifAny(changes.dutyRoles(), changed -> people.saveDutyRoles(tx, changed))
                .compose(saved -> changes.hasAreas() ? saveAreas(tx, changes) : Future.succeededFuture())
                .compose(saved -> ifAny(changes.items(), changed -> catalogue.save(tx, changed, now)))
                .compose(saved -> ifAny(changes.stations(), changed -> saveStations(tx, changed)))
                .compose(saved -> ifAny(changes.people(), changed -> savePeople(tx, changed, now)))
                .compose(saved -> ifAny(changes.calendar(), changed -> calendar.save(tx, changed)))
                .compose(saved -> ifAny(changes.bodies(), changed -> bodies.add(tx, changed)))
                .compose(saved -> ifAny(changes.bulletins(), changed -> saveBulletins(tx, changed, now)));
    }

    /** The tree and its boundaries are one snapshot, so that it is loaded once. */
    private Future<Void> saveAreas(SqlClient tx, Changes changes) {
        return ifAny(changes.areas(), changed -> areas.save(tx, changed))
                .compose(saved -> areas.ids(tx))
                .compose(ids -> boundaries.save(tx, changes.boundaries(), ids))
                .compose(saved -> SnapshotStore.raise(tx, "area"));
    }

    private static <T> Future<Void> ifAny(Difference<T> rows, Function<List<T>, Future<Void>> save) {
        return rows.isEmpty() ? Future.succeededFuture() : save.apply(rows.toWrite());
    }

    private Future<Void> saveStations(SqlClient tx, List<Station> changed) {
        Future<Map<String, Long>> areaIds = areas.ids(tx);
        Future<Map<String, Long>> itemIds = catalogue.ids(tx);
        return Future.all(areaIds, itemIds)
                .compose(ids -> stations.save(tx, changed, areaIds.result(), itemIds.result()));
    }

    private Future<Void> saveBulletins(SqlClient tx, List<Bulletin> changed, Instant now) {
        Future<Map<String, Long>> areaIds = areas.ids(tx);
        Future<Map<String, Long>> itemIds = catalogue.ids(tx);
        return Future.all(areaIds, itemIds)
                .compose(ids -> bulletins.save(tx, changed, areaIds.result(), itemIds.result(), now));
    }

    private Future<Void> savePeople(SqlClient tx, List<Person> changed, Instant now) {
        Future<Map<String, Long>> areaIds = areas.ids(tx);
        Future<Map<String, Long>> stationIds = stations.ids(tx);
        return Future.all(areaIds, stationIds)
                .compose(ids -> people.save(tx, changed, areaIds.result(), stationIds.result(), now));
    }
}
