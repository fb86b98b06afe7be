package cn.servicecircle.duty;

import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.StationStaff;
import cn.servicecircle.station.Stations;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who plans a station's rota: the 管家 of an area that it stands in, and the admins. Its own staff see the plan. */
public final class Planners {
    private final Snapshot<Stations> stations;
    private final Snapshot<Areas> areas;
    private final Reach reach;
    private final StationStaff staff;
    private final RoleStore roles = new RoleStore();

    public Planners(Snapshot<Stations> stations, Snapshot<Areas> areas, Reach reach, StationStaff staff) {
        this.stations = stations;
        this.areas = areas;
        this.reach = reach;
        this.staff = staff;
    }

    Station station(long stationId) {
        return stations.get().get(stationId);
    }

    Station mustPlan(Caller caller, long stationId) {
        Station station = station(stationId);
        if (!plans(caller, station)) {
            throw Refusal.forbidden("rota:not-yours", "您不给这个站点排班", "排班由管到这个站点的管家或区管理员来做，请联系他们。");
        }
        return station;
    }

    private boolean plans(Caller caller, Station station) {
        return reach.isSteward(caller, station.areaId()) || reach.reaches(caller, Role.ADMIN, station.areaId());
    }

    void mustSee(Caller caller, long stationId) {
        if (!plans(caller, station(stationId))) {
            staff.mustServe(caller, stationId);
        }
    }

    /** The 管家 of the nearest area that has any who do not take turns at the station themselves; none where nobody is above. */
    Future<Set<Long>> stewardsAbove(SqlClient sql, Station station) {
        List<Long> levels = areas.get().upFrom(station.areaId());
        return roles.staffOf(sql, station.id())
                .compose(own -> roles.stewardsOf(sql, levels).map(stewards -> levels.stream()
                        .map(area -> others(stewards.getOrDefault(area, Set.of()), own))
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse(Set.of())));
    }

    private static Set<Long> others(Set<Long> people, Set<Long> own) {
        return people.stream().filter(person -> !own.contains(person)).collect(Collectors.toUnmodifiableSet());
    }
}
