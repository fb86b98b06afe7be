package cn.servicecircle.kin;

import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Stations;

/** Whose counter is whose. */
public record Counters(Snapshot<Stations> stations, Reach reach) {

    boolean serves(Caller caller, long stationId) {
        return stations.get()
                .find(stationId)
                .filter(station -> reach.serves(caller, stationId, station.areaId()))
                .isPresent();
    }

    void mustServe(Caller caller, long stationId) {
        if (!serves(caller, stationId)) {
            throw Refusal.forbidden("station:not-yours", "您不在这个站点工作", "只能在自己的站点登记；您的站点在 GET /me 里。");
        }
    }
}
