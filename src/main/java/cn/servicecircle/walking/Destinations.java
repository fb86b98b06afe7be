package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** Places that one may want to walk to. For any thread, without waiting: it may be asked on an event loop. */
public interface Destinations {

    /**
     * The nearest ways to destinations that are wanted.
     *
     * @param wanted asked by a destination's index, and maybe again: it must be cheap and answer the same
     * @param limit  at most so many
     */
    Walks nearest(Start from, Pace pace, int limit, IntPredicate wanted);

    /** Takes the longer part of the time of a question; good for other destinations of the same {@link Walking} too. */
    Start start(Point from);

    default Walks nearest(Point from, Pace pace, int limit, IntPredicate wanted) {
        return nearest(start(from), pace, limit, wanted);
    }

    /**
     * The same as if there were no others, which a search then need not pass. Takes some milliseconds for thousands.
     *
     * @param some by their indexes, which they keep
     */
    Destinations only(BitSet some);

    /** The ways to all that are reached in so many seconds. */
    Walks within(Point from, Pace pace, int seconds);
}
