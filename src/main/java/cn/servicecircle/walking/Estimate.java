package cn.servicecircle.walking;

import cn.servicecircle.geo.NearestIndex;
import cn.servicecircle.geo.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
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
        List<Integer> indexes = IntStream.range(0, destinations.size()).boxed().toList();
        return new ByStraightLine(new NearestIndex<>(indexes, destinations::get), destinations.size());
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
        private final NearestIndex<Integer> index;
        private final int size;

        private ByStraightLine(NearestIndex<Integer> index, int size) {
            this.index = index;
            this.size = size;
        }

        @Override
        public Start start(Point from) {
            return new Start(from, null);
        }

        @Override
        public Walks nearest(Start from, Pace pace, int limit, IntPredicate wanted) {
            return walks(index.nearest(from.point(), Double.POSITIVE_INFINITY, limit, wanted), pace);
        }

        /** Of those alone that are reached in so many seconds. */
        Walks nearest(Start from, Pace pace, int seconds, int limit, IntPredicate wanted) {
            return walks(index.nearest(from.point(), straightMetres(seconds, pace), limit, wanted), pace);
        }

        @Override
        public Walks within(Point from, Pace pace, int seconds) {
            return walks(index.within(from, straightMetres(seconds, pace), size), pace);
        }

        private Walks walks(List<NearestIndex.Near<Integer>> found, Pace pace) {
            List<Walk> walks = new ArrayList<>(found.size());
            for (NearestIndex.Near<Integer> near : found) {
                walks.add(new Walk(near.thing(), near.metres() * detourFactor, seconds(near.metres(), pace)));
            }
            return new Walks(Method.ESTIMATE, walks);
        }
    }
}
