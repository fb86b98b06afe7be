package cn.servicecircle.catalogue;

import cn.servicecircle.area.Reach;
import cn.servicecircle.catalogue.ItemStationStore.ItemStation;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** How admins change the catalogue, one after the other; every node has the change within two seconds. */
public final class CatalogueService {
    private final Database database;
    private final CatalogueStore store;
    private final ItemStationStore stations;
    private final Reach reach;
    private final Clock clock;

    public CatalogueService(
            Database database, CatalogueStore store, ItemStationStore stations, Reach reach, Clock clock) {
        this.database = database;
        this.store = store;
        this.stations = stations;
        this.reach = reach;
        this.clock = clock;
    }

    record NewItem(Kind kind, ItemContent content) {}

    /** @param basedOn the version that the admin had before their eyes */
    record Replacement(int basedOn, String reason, ItemContent content) {}

    Future<ServiceItem> create(SqlConnection tx, Caller admin, NewItem wanted) {
        mustReachDistrict(admin);
        wanted.content().check(wanted.kind());
        return store.takeTurn(tx)
                .compose(alone -> store.add(tx, wanted.kind()))
                .map(id -> new ServiceItem(id, 1, wanted.kind(), wanted.content(), false))
                .compose(item -> addVersion(tx, item, "新增事项", admin));
    }

    Future<ServiceItem> replace(Caller admin, long id, Replacement wanted) {
        mustReachDistrict(admin);
        return database.withTransaction(tx -> current(tx, id)
                .map(item -> item.revised(wanted.basedOn(), wanted.content()))
                .compose(next -> addVersion(tx, next, wanted.reason(), admin)));
    }

    private Future<ServiceItem> addVersion(SqlConnection tx, ServiceItem item, String reason, Caller admin) {
        return store.addVersion(tx, item, reason, admin.personId(), clock.instant())
                .map(item);
    }

    /** Its requests go on; nobody can file a new one. */
    Future<ServiceItem> withdraw(Caller admin, long id) {
        mustReachDistrict(admin);
        return database.withTransaction(tx -> current(tx, id)
                .compose(item -> store.countOffered(tx, item.kind()).map(item::withdrawnFrom))
                .compose(item -> store.withdraw(tx, id, clock.instant()).map(item)));
    }

    Future<ServiceItem> offer(Caller admin, long id) {
        mustReachDistrict(admin);
        return database.withTransaction(
                tx -> current(tx, id).map(ServiceItem::offered).compose(item -> store.offer(tx, id)
                        .map(item)));
    }

    private Future<ServiceItem> current(SqlConnection tx, long id) {
        return store.takeTurn(tx)
                .compose(alone -> store.find(tx, id))
                .map(found -> found.orElseThrow(Catalogue::notFound));
    }

    /** The newest first. */
    Future<Slice<ItemVersion>> versions(long id, Page page) {
        return store.versions(database.reads(), id, page).map(fetched -> page.slice(fetched, ItemVersion::version));
    }

    Future<List<ItemStation>> setStations(Caller admin, long id, List<Long> stationIds) {
        mustReachDistrict(admin);
        return database.withTransaction(tx -> stations.takeTurn(tx)
                .compose(alone -> store.find(tx, id))
                .map(found -> found.orElseThrow(Catalogue::notFound))
                .compose(item -> stations.all(tx))
                .compose(all -> stations.replace(tx, id, known(stationIds, new HashSet<>(all))))
                .compose(replaced -> stations.list(tx, id)));
    }

    /** Each once; a refusal that points at those that are not. */
    private static List<Long> known(List<Long> stationIds, Set<Long> all) {
        List<Fault> unknown = IntStream.range(0, stationIds.size())
                .filter(i -> !all.contains(stationIds.get(i)))
                .mapToObj(i -> new Fault("/stationIds/" + i, null, "没有这个服务站"))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.invalid("service-item:unknown-station", "有的服务站不存在", unknown);
        }
        return stationIds.stream().distinct().toList();
    }

    private void mustReachDistrict(Caller admin) {
        if (!reach.reachesDistrict(admin, Role.ADMIN)) {
            throw Refusal.forbidden("service-item:out-of-reach", "不能修改全区的事项", "事项全区通用，由管全区的管理员修改，请联系区管理员。");
        }
    }
}
