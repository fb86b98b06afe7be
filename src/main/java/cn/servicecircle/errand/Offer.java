package cn.servicecircle.errand;

import cn.servicecircle.area.Areas;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import java.util.List;

/** Which station can do which 事项 within which time, from memory: to check a request against, and to speak of it by name. */
public record Offer(Snapshot<Areas> areas, Snapshot<Stations> stations, Snapshot<Catalogue> catalogue) {

    /** The item in its newest version. */
    ServiceItem item(long itemId) {
        return catalogue
                .get()
                .find(itemId)
                .orElseThrow(() -> Refusal.unknown("/serviceItemId", "errand:unknown-item", "没有这个事项"));
    }

    void mustDo(long stationId, long itemId) {
        Station station = station(stationId);
        if (!station.canDo(itemId)) {
            throw Refusal.invalid(
                    "errand:station-cannot",
                    "这个站点办不了该事项",
                    station.name() + "办不了“" + itemName(itemId) + "”，请换一个能办的站点；站点能办的事项在 GET /stations/{stationId} 里。");
        }
    }

    Station station(long stationId) {
        return stations.get()
                .find(stationId)
                .orElseThrow(() -> Refusal.unknown("/stationId", "errand:unknown-station", "没有这个服务站"));
    }

    /** As promised by the version that the errand was filed under. */
    Limits limits(long itemId, int version) {
        return new Limits(5, catalogue.get().find(itemId).orElseThrow().limitDays());
    }

    /** The areas whose 管家 may take over what lies at a desk, from the nearest up to the district. */
    List<Long> levelsAbove(Desk desk) {
        return desk.levelAreaId() == null
                ? areas.get().upFrom(station(desk.stationId()).areaId())
                : areas.get().upFrom(desk.levelAreaId()).stream().skip(1).toList();
    }

    String itemName(long id) {
        return catalogue.get().name(id);
    }

    String stationName(long id) {
        return stations.get().name(id);
    }

    /** The station's name, or that of the area to whose 管家 it was handed up. */
    String deskName(Desk desk) {
        return desk.levelAreaId() == null
                ? stationName(desk.stationId())
                : areas.get().name(desk.levelAreaId());
    }
}
