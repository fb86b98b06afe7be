package cn.servicecircle.errand;

import cn.servicecircle.area.Areas;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.Question;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Which station can do which 事项 within which time, from memory: to check a request against, and to speak of it by name. */
public record Offer(Snapshot<Areas> areas, Snapshot<Stations> stations, Snapshot<Catalogue> catalogue, Clock clock) {

    /** The item in its newest version, when it is offered. */
    ServiceItem item(long itemId) {
        ServiceItem item = catalogue
                .get()
                .find(itemId)
                .orElseThrow(() -> Refusal.unknown("/serviceItemId", "errand:unknown-item", "没有这个事项"));
        if (item.withdrawn()) {
            throw Refusal.conflict("errand:item-withdrawn", "这个事项已经停办", "请返回事项列表，换一个现在能办的。");
        }
        return item;
    }

    void mustDo(long stationId, long itemId) {
        Station station = station(stationId);
        if (!station.isThere(LocalDate.now(clock))) {
            throw Refusal.conflict(
                    "errand:station-closed", "这个站点已经撤了", station.notice() + "请用 GET /stations/nearest 找一个还开着的站点。");
        }
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
        ServiceItem item = version(itemId, version);
        return new Limits(item.responseDays(), item.promisedDays());
    }

    /** As the version asked them under which the errand was filed. */
    List<Question> questions(long itemId, int version) {
        return version(itemId, version).questions();
    }

    ServiceItem.Kind kindOf(Errand.Filing filing) {
        return version(filing.itemId(), filing.itemVersion()).kind();
    }

    /** Of a version that another node has written within this second, this one does not know yet. */
    ServiceItem version(long itemId, int version) {
        return catalogue
                .get()
                .version(itemId, version)
                .orElseThrow(() -> Refusal.unavailable("errand:item-changing", "这个事项刚刚改过", "请过几秒再试。"));
    }

    /** The areas whose 管家 may take over what lies at a desk, from the nearest up to the district. */
    List<Long> levelsAbove(Desk desk) {
        return areasOf(desk).stream().skip(desk.levelAreaId() == null ? 0 : 1).toList();
    }

    /** The area that a desk lies in, and all around that one up to the district. */
    List<Long> areasOf(Desk desk) {
        return areas.get()
                .upFrom(desk.levelAreaId() == null ? station(desk.stationId()).areaId() : desk.levelAreaId());
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
