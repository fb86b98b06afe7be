package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import java.util.function.IntPredicate;

public interface Destinations {
    Walks nearest(Point from, Pace pace, int limit, IntPredicate wanted);

    Walks within(Point from, Pace pace, int seconds);
}
