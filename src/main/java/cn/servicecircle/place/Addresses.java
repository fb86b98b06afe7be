package cn.servicecircle.place;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** How areas are called where they stand alone. */
public final class Addresses {
    private static final Set<String> OF_PATH = Set.of("street", "community");

    private Addresses() {}

    /** The area's name; of a 楼栋, whose own is but a number, with its 小区. */
    public static String name(Areas areas, Area area) {
        return area.level().equals("building") ? areas.name(area.parentId()) + area.name() : area.name();
    }

    /** The street and the community that the area lies in, such as 中街街道 · 万安门社区. */
    public static String path(Areas areas, long areaId) {
        return areas.upFrom(areaId).stream()
                .flatMap(id -> areas.find(id).stream())
                .filter(area -> OF_PATH.contains(area.level()))
                .map(Area::name)
                .collect(collectingAndThen(toList(), Addresses::topDown));
    }

    private static String topDown(List<String> bottomUp) {
        Collections.reverse(bottomUp);
        return bottomUp.stream().collect(joining(" · "));
    }
}
