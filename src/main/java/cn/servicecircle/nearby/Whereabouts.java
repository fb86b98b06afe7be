package cn.servicecircle.nearby;

import cn.servicecircle.area.Areas;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import java.util.Optional;

/** Where a question starts: a point, or the 小区 or 楼栋 that was chosen instead. */
public record Whereabouts(Snapshot<Areas> areas) {

    Point point(Call call, Datum datum) {
        Optional<Double> lng = call.optionalNumber("lng");
        Optional<Double> lat = call.optionalNumber("lat");
        Optional<Long> areaId = call.optionalId("areaId");
        if (lng.isPresent() && lat.isPresent() && areaId.isEmpty()) {
            return datum.toWgs84(lng.get(), lat.get());
        }
        if (areaId.isPresent() && lng.isEmpty() && lat.isEmpty()) {
            return point(areaId.get());
        }
        throw Refusal.invalid("station:where-from", "不知道从哪里出发", "请写 lng 和 lat（经度和纬度），或者只写 areaId（小区或楼栋）。");
    }

    private Point point(long areaId) {
        return areas.get()
                .pointOf(areas.get().get(areaId).id())
                .orElseThrow(() ->
                        Refusal.invalid("area:without-place", "这个区域没有位置", "请选一个小区或楼栋；如果选的就是，请用经度和纬度查，并告诉社区补上它的位置。"));
    }
}
