package cn.servicecircle.rates;

import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import java.util.Optional;

/** Of which places and items somebody may see the rates. */
public record Scope(Snapshot<Areas> areas, Snapshot<Stations> stations, Snapshot<Catalogue> catalogue, Reach reach) {

    /** Any area; the district unless one is named. */
    Place area(Optional<Long> id) {
        Areas tree = areas.get();
        return Place.area(id.map(tree::get).orElseGet(() -> tree.roots().get(0)).id());
    }

    /** For its 管家, and for an admin. */
    Place ownArea(Caller caller, Optional<Long> id) {
        Place area = area(id);
        if (!reach.isSteward(caller, area.id()) && !reach.reaches(caller, Role.ADMIN, area.id())) {
            throw Refusal.forbidden("area:not-yours", "您不是这个区域的管家", "请写明自己管的区域（areaId）或自己的站点（stationId），见 GET /me。");
        }
        return area;
    }

    /** For its staff, for the 管家 above it, and for an admin. */
    Place ownStation(Caller caller, long id) {
        Station station = stations.get().get(id);
        if (!reach.serves(caller, id, station.areaId()) && !reach.reaches(caller, Role.ADMIN, station.areaId())) {
            throw Refusal.forbidden("station:not-yours", "您不在这个站点工作", "只能看自己站点的三率；您的站点在 GET /me 里。");
        }
        return Place.station(id);
    }

    long item(long id) {
        return catalogue.get().get(id).id();
    }
}
