package cn.servicecircle.area;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.snapshot.Snapshot;
import java.util.List;

/** The area tree, to find one's home in. */
public final class AreaRoutes {
    private final Snapshot<Areas> areas;

    public AreaRoutes(Snapshot<Areas> areas) {
        this.areas = areas;
    }

    public void addTo(Api api) {
        api.onNow("listAreas", this::list).onNow("getArea", this::get);
    }

    private record AreaList(List<Area> items) {}

    private AreaList list(Call call) {
        Areas tree = areas.get();
        return new AreaList(call.optionalId("parentId")
                .map(id -> tree.children(tree.get(id).id()))
                .orElseGet(tree::roots));
    }

    private record AreaWithAncestors(long id, Long parentId, String level, String name, List<Area> ancestors) {}

    private AreaWithAncestors get(Call call) {
        Areas tree = areas.get();
        Area area = tree.get(call.id("areaId"));
        return new AreaWithAncestors(area.id(), area.parentId(), area.level(), area.name(), tree.ancestors(area));
    }
}
