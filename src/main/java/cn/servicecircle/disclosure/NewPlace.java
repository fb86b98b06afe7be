package cn.servicecircle.disclosure;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.geo.Coordinates;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import java.util.List;

/**
 * A place as a resident says it: a point, an area, or both.
 *
 * @param point without a datum it is in that of WeChat's map
 */
public record NewPlace(Coordinates point, Long areaId) {

    /** Of a matter of that item; a refusal where the matter is private, or the area none or too large to find something in. */
    public Place of(ServiceItem item, Areas areas) {
        if (!item.kind().isPublic()) {
            throw Refusal.invalid(
                    "errand:no-place",
                    "这类事项不记录位置",
                    List.of(new Fault("/place", null, "只有诉求、隐患要写在哪里，好找到要修的地方；这件是您的私事，请删去位置")));
        }
        return new Place(
                point == null ? null : datum().toWgs84(point.lng(), point.lat()),
                areaId,
                areaId == null ? null : Place.shown(neighbourhood(areas)));
    }

    private Datum datum() {
        return point.datum() == null ? Datum.GCJ02 : point.datum();
    }

    private Area neighbourhood(Areas areas) {
        return areas.find(areaId)
                .filter(Area::isNeighbourhood)
                .orElseThrow(() -> Refusal.unknown("/place/areaId", "errand:unknown-place", "请选一个社区、村、网格、小区或楼栋"));
    }
}
