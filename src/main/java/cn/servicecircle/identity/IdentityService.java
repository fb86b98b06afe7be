package cn.servicecircle.identity;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.identity.RoleGrant.Wanted;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.function.LongFunction;

/** Who somebody is, where they live, and what an admin lets them do. */
public final class IdentityService {
    private final Database database;
    private final PersonStore people;
    private final RoleStore roles;
    private final Snapshot<Areas> areas;
    private final Reach reach;
    private final Clock clock;

    public IdentityService(
            Database database, PersonStore people, RoleStore roles, Snapshot<Areas> areas, Reach reach, Clock clock) {
        this.database = database;
        this.people = people;
        this.roles = roles;
        this.areas = areas;
        this.reach = reach;
        this.clock = clock;
    }

    /** The person behind a WeChat openid; somebody new gets a name that tells nothing, 居民 and four digits. */
    Future<Person> personOf(String openid) {
        return people.findByOpenid(database.reads(), openid)
                .compose(known -> known.map(Future::succeededFuture).orElseGet(() -> add(openid)));
    }

    private Future<Person> add(String openid) {
        String name = "居民%04d".formatted(Math.floorMod(openid.hashCode(), 10_000));
        return database.withTransaction(tx -> people.addIfNew(tx, openid, name, clock.instant())
                .compose(added -> people.findByOpenid(tx, openid))
                .map(person -> person.orElseThrow()));
    }

    Future<Void> chooseHome(Caller caller, long areaId) {
        Area area =
                areas.get().find(areaId).orElseThrow(() -> Refusal.unknown("/areaId", "home:unknown-area", "没有这个区域"));
        if (!area.isHome()) {
            throw Refusal.invalid("home:not-a-home", "请选到小区或楼栋", "请在 GET /areas 里逐级选到小区（compound）或楼栋（building）。");
        }
        Wanted home = new Wanted(caller.personId(), Role.RESIDENT, areaId, null, null);
        return database.withTransaction(tx -> roles.removeHome(tx, caller.personId())
                        .compose(removed -> roles.add(tx, home, clock.instant())))
                .mapEmpty();
    }

    Future<List<RoleGrant>> grantsOf(long personId) {
        return roles.listOf(database.reads(), personId);
    }

    Future<RoleGrant> grant(Caller admin, Wanted wanted) {
        if (!reach.reaches(admin, Role.ADMIN, wanted.areaId())) {
            throw outOfReach();
        }
        return database.withTransaction(tx -> hasItsStation(tx, wanted)
                .compose(has -> has ? roles.add(tx, wanted, clock.instant()) : Future.failedFuture(outOfReach()))
                .compose(id -> roles.find(tx, id))
                .map(grant -> grant.orElseThrow()));
    }

    private Future<Boolean> hasItsStation(SqlConnection tx, Wanted wanted) {
        return wanted.stationId() == null
                ? Future.succeededFuture(true)
                : roles.isStationOf(tx, wanted.stationId(), wanted.areaId());
    }

    private static Refusal outOfReach() {
        return Refusal.forbidden("role:out-of-reach", "不能在这里授予角色", "区域要在您管的范围内，站点要在该区域内，请核对 areaId 和 stationId。");
    }

    /**
     * The grant that was taken back.
     *
     * @param endSessions of the person: nothing is taken back where it fails, so that it can be tried again. To be done once more
     *                    afterwards, for those who logged in meanwhile
     */
    Future<RoleGrant> revoke(Caller admin, long grantId, LongFunction<Future<Void>> endSessions) {
        return database.withTransaction(tx -> roles.find(tx, grantId)
                .map(found -> found.filter(grant -> reach.reaches(admin, Role.ADMIN, grant.areaId()))
                        .orElseThrow(() -> Refusal.notFound("role:not-found", "没有这项角色")))
                .compose(grant -> {
                    if (grant.personId() == admin.personId() && grant.role() == Role.ADMIN) {
                        throw Refusal.conflict("role:own-admin", "不能收回自己的管理员角色", "请由另一位管理员办理，以免无人管理。");
                    }
                    return roles.remove(tx, grantId)
                            .compose(removed -> endSessions.apply(grant.personId()))
                            .map(grant);
                }));
    }
}
