package cn.servicecircle.errand;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Stations;

/** Which station can do which 事项, from memory: to check a request against, and to speak of it by name. */
public record Offer(Snapshot<Stations> stations, Snapshot<Catalogue> catalogue) {

    void check(NewErrand wanted) {
        String item = catalogue.get().get(wanted.serviceItemId()).name();
        if (!stations.get().get(wanted.stationId()).canDo(wanted.serviceItemId())) {
            throw Refusal.invalid(
                    "errand:station-cannot",
                    "这个站点办不了“" + item + "”",
                    "请换一个能办的站点；站点能办的事项在 GET /stations/{stationId} 里。");
        }
    }

    String itemName(long id) {
        return catalogue.get().name(id);
    }

    String stationName(long id) {
        return stations.get().name(id);
    }
}
