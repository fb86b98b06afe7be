package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;

/**
 * Where walks begin, found once for several questions.
 *
 * @param street where one comes to the streets, or null where none is near
 */
public record Start(Point point, Place street) {

    /** The same for walks as if there were no streets. */
    public Start withoutStreets() {
        return new Start(point, null);
    }
}
