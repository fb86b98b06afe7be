package cn.servicecircle.geo;

import cn.servicecircle.geo.NearestIndex.Near;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The five nearest of many, spread over a district; the goal is 0.5 µs among 5,000 and 1 µs among 500,000. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NearestIndexBenchmark {
    private static final int QUERIES = 1 << 12;

    @Param({"60", "5000", "500000"})
    int size;

    private NearestIndex<Point> index;
    private Point[] queries;
    private int next;

    @Setup
    public void fill() {
        Random random = new Random(42);
        index = new NearestIndex<>(
                Stream.generate(() -> somewhere(random)).limit(size).toList(), point -> point);
        queries = Stream.generate(() -> somewhere(random)).limit(QUERIES).toArray(Point[]::new);
    }

    /** In a box of some 90 by 70 km. */
    private static Point somewhere(Random random) {
        return new Point(106.4 + random.nextDouble(), 35.2 + 0.6 * random.nextDouble());
    }

    @Benchmark
    public List<Near<Point>> nearestFive() {
        return index.nearest(queries[next++ % QUERIES], 5);
    }

    /** As the goal is measured. */
    @Benchmark
    public void nearestFiveWithin800Metres(Blackhole found) {
        index.nearest(queries[next++ % QUERIES], 800, 5, any -> true, (number, metres) -> found.consume(number));
    }

    @Benchmark
    public Point fromGcj02() {
        Point query = queries[next++ % QUERIES];
        return Datum.GCJ02.toWgs84(query.lng(), query.lat());
    }
}
