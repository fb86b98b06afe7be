package cn.servicecircle.walking;

import cn.servicecircle.geo.NearestIndex;
import cn.servicecircle.geo.Point;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Ways on foot as if there were no streets to know of: the straight line, lengthened.
 *
 * @param detourFactor how much longer a way is than the straight line
 */
public record Estimate(Paces paces, double detourFactor) implements Walking {
    private static final int QUARTER_SEGMENTS = 16;

    @Override
    public ByStraightLine to(List<Point> destinations) {
        return new ByStraightLine(destinations, new NearestIndex<>(destinations, Function.identity()));
    }

    @Override
    public Geometry reach(Point from, Pace pace, int seconds) {
        Ground ground = new Ground(from);
        return ground.degrees(new GeometryFactory()
                .createPoint(new Coordinate(0, 0))
                .buffer(straightMetres(seconds, pace), QUARTER_SEGMENTS));
    }

    @Override
    public Method method(Point from) {
        return Method.ESTIMATE;
    }

    @Override
    public int seconds(double straightMetres, Pace pace) {
        return paces.seconds(straightMetres * detourFactor, pace);
    }

    private double straightMetres(int seconds, Pace pace) {
        return paces.metres(seconds, pace) / detourFactor;
    }

    final class ByStraightLine implements Destinations {
        private final List<Point> destinations;
        private final NearestIndex<Point> index;

        private ByStraightLine(List<Point> destinations, NearestIndex<Point> index) {
            this.destinations = destinations;
            this.index = index;
        }

        @Override
        public ByStraightLine only(BitSet some) {
            return new ByStraightLine(destinations, new NearestIndex<>(destinations, Function.identity(), some::get));
        }

        @Override
        public Start start(Point from) {
            return new Start(from, null);
        }

        @Override
        public Walks nearest(Start from, Pace pace, int limit, IntPredicate wanted) {
            return nearestWithin(Double.POSITIVE_INFINITY, from, pace, limit, wanted);
        }

        /** Of those alone that are reached in so many seconds. */
        Walks nearest(Start from, Pace pace, int seconds, int limit, IntPredicate wanted) {
            return nearestWithin(straightMetres(seconds, pace), from, pace, limit, wanted);
        }

        private Walks nearestWithin(double metres, Start from, Pace pace, int limit, IntPredicate wanted) {
            List<Walk> walks = new ArrayList<>();
            index.nearest(from.point(), metres, limit, wanted, into(walks, pace));
            return new Walks(Method.ESTIMATE, walks);
        }

        @Override
        public Walks within(Point from, Pace pace, int seconds) {
            List<Walk> walks = new ArrayList<>();
            index.within(from, straightMetres(seconds, pace), into(walks, pace));
            return new Walks(Method.ESTIMATE, walks);
        }

        private NearestIndex.Finder into(List<Walk> walks, Pace pace) {
            return (number, metres) -> walks.add(new Walk(number, metres * detourFactor, seconds(metres, pace)));
        }
    }
}
