package cn.servicecircle.walking;

import cn.servicecircle.geo.NearestIndex;
import cn.servicecircle.geo.Point;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

public record Estimate(double adult, double elder, double detour) implements Walking {
    @Override
    public Destinations to(List<Point> destinations) {
        NearestIndex<Integer> index = new NearestIndex<>(
                IntStream.range(0, destinations.size()).boxed().toList(), destinations::get);
        return new Destinations() {
            @Override
            public Walks nearest(Point from, Pace pace, int limit, IntPredicate wanted) {
                return new Walks(
                        Method.ESTIMATE,
                        index.nearest(from, limit, wanted::test).stream()
                                .map(near ->
                                        new Walk(near.thing(), near.metres() * detour, seconds(near.metres(), pace)))
                                .toList());
            }

            @Override
            public Walks within(Point from, Pace pace, int seconds) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public int seconds(double metres, Pace pace) {
        return (int) Math.ceil(metres * detour / (pace == Pace.ADULT ? adult : elder) * 60);
    }
}
