package cn.servicecircle.station;

import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;

/** Who works at which station, from memory. */
public record StationStaff(Snapshot<Stations> stations, Reach reach) {

    public boolean serves(Caller caller, long stationId) {
        return stations.get()
                .find(stationId)
                .map(station -> reach.serves(caller, stationId, station.areaId()))
                .orElse(false);
    }

    public void mustServe(Caller caller, long stationId) {
        if (!serves(caller, stationId)) {
            throw Refusal.forbidden("station:not-yours", "您不在这个站点工作", "只能在自己的站点这样做；您的站点在 GET /me 里。");
        }
    }

    /** 管家: whether the person is staff of a whole area that the station stands in. */
    public boolean isSteward(Caller caller, long stationId) {
        return stations.get()
                .find(stationId)
                .map(station -> reach.isSteward(caller, station.areaId()))
                .orElse(false);
    }
}
