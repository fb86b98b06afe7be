package cn.servicecircle.place;

import cn.servicecircle.area.Area;
import cn.servicecircle.geo.NearestIndex.Near;
import cn.servicecircle.kernel.Worded;

/**
 * A smallest area that a point may lie in.
 *
 * @param home the nearest 小区 or 楼栋 in it; null where none is near
 */
record Candidate(By by, long areaId, Near<Area> home) {

    /** How it was found. */
    enum By implements Worded {
        BOUNDARY,
        /** By the nearest 小区, where no boundary was imported. */
        NEAREST
    }

    /** The smallest area that is known to serve the point. */
    long lowest() {
        return home == null ? areaId : home.thing().id();
    }
}
