package cn.servicecircle.errand;

import cn.servicecircle.area.Reach;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;

/** Which station can do which 事项, and who works there, from memory: to check a request against, and to speak of it by name. */
public record Offer(Snapshot<Stations> stations, Snapshot<Catalogue> catalogue, Reach reach) {

    void check(NewErrand wanted) {
        ServiceItem item = catalogue
                .get()
                .find(wanted.serviceItemId())
                .orElseThrow(() -> Refusal.unknown("/serviceItemId", "errand:unknown-item", "没有这个事项"));
        if (item.withdrawn()) {
            throw Refusal.conflict("errand:item-withdrawn", "这个事项已经停办", "请返回事项列表，换一个现在能办的。");
        }
        Station station = stations.get()
                .find(wanted.stationId())
                .orElseThrow(() -> Refusal.unknown("/stationId", "errand:unknown-station", "没有这个服务站"));
        if (!station.canDo(item.id())) {
            throw Refusal.invalid(
                    "errand:station-cannot",
                    "这个站点办不了该事项",
                    station.name() + "办不了“" + item.name() + "”，请换一个能办的站点；站点能办的事项在 GET /stations/{stationId} 里。");
        }
    }

    boolean isStaff(Caller caller, long stationId) {
        return stations.get()
                .find(stationId)
                .map(station -> reach.serves(caller, stationId, station.areaId()))
                .orElse(false);
    }

    String itemName(long id) {
        return catalogue.get().name(id);
    }

    String stationName(long id) {
        return stations.get().name(id);
    }
}
