package cn.servicecircle.disclosure;

import cn.servicecircle.area.Area;
import cn.servicecircle.geo.Point;

/**
 * Where something is that ought to be mended.
 *
 * @param point       null where only an area is known
 * @param areaId      as the resident said it, for those who go there; null where only a point is known
 * @param shownAreaId the same area, never finer than a 小区, for everybody else
 */
public record Place(Point point, Long areaId, Long shownAreaId) {

    /** The 小区 of a building, and every other area itself. */
    public static Long shown(Area area) {
        return area.level().equals("building") ? area.parentId() : (Long) area.id();
    }
}
