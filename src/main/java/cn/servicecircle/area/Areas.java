package cn.servicecircle.area;

import cn.servicecircle.geo.Point;
import cn.servicecircle.kernel.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The whole area tree, in memory. */
public final class Areas {
    private final Map<Long, Area> byId = new HashMap<>();
    private final Map<Long, List<Area>> byParent;
    private final List<Area> roots;
    private final List<Area> homes;

    /** @param areas all of them, in the order in which children are to be listed */
    public Areas(List<Area> areas) {
        areas.forEach(area -> byId.put(area.id(), area));
        this.byParent =
                areas.stream().filter(area -> area.parentId() != null).collect(Collectors.groupingBy(Area::parentId));
        this.roots = areas.stream().filter(area -> area.parentId() == null).toList();
        this.homes = areas.stream().filter(Area::isHome).toList();
    }

    public Optional<Area> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The area, or a refusal for a caller who named one that is not. */
    public Area get(long id) {
        return find(id).orElseThrow(() -> Refusal.notFound("area:not-found", "没有这个区域"));
    }

    /** The area's name; an area younger than this snapshot is "…" for a second. */
    public String name(long id) {
        return find(id).map(Area::name).orElse("…");
    }

    /** The area itself and everything that it lies in, up to the district; empty when there is no such area. */
    public List<Long> upFrom(long areaId) {
        List<Long> ids = new ArrayList<>();
        for (Area area = byId.get(areaId); area != null; area = parentOf(area)) {
            ids.add(area.id());
        }
        return ids;
    }

    private Area parentOf(Area area) {
        return area.parentId() == null ? null : byId.get(area.parentId());
    }

    /** Whether an area is the other one, or lies below it; false when there is no such area. */
    public boolean isWithin(long areaId, long ancestorId) {
        for (Area area = byId.get(areaId); area != null; area = parentOf(area)) {
            if (area.id() == ancestorId) {
                return true;
            }
        }
        return false;
    }

    /** Where one walks from: the entrance of the 楼栋 or, where that is not known, of its 小区; empty for larger areas. */
    public Optional<Point> pointOf(long areaId) {
        return upFrom(areaId).stream()
                .map(byId::get)
                .filter(Area::isHome)
                .map(Area::point)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** All 小区 and 楼栋. */
    public List<Area> homes() {
        return homes;
    }

    /** The district, or all of them in a tree that has several. */
    public List<Area> roots() {
        return roots;
    }

    List<Area> children(long id) {
        return byParent.getOrDefault(id, List.of());
    }

    /** From the district down to the area's parent. */
    List<Area> ancestors(Area area) {
        List<Area> ancestors = new ArrayList<>();
        for (Long id = area.parentId(); id != null; id = byId.get(id).parentId()) {
            ancestors.add(byId.get(id));
        }
        Collections.reverse(ancestors);
        return ancestors;
    }
}
