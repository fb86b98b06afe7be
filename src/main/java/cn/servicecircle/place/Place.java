package cn.servicecircle.place;

import cn.servicecircle.kernel.Worded;

/**
 * What can be found by its name.
 *
 * @param id   the area's or the station's
 * @param path the street and the community that it lies in
 */
record Place(Kind kind, long id, String name, String path) {

    /** In the order in which they are told where all else is equal. */
    enum Kind implements Worded {
        COMPOUND,
        STATION,
        BUILDING
    }
}
