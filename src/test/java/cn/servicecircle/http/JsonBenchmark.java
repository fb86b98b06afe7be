package cn.servicecircle.http;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writing a page of twenty as JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JsonBenchmark {

    record Page(List<Item> items, Long next) {}

    record Item(
            long id,
            long areaId,
            String areaName,
            String title,
            String body,
            String state,
            String authorName,
            boolean mine,
            int commentCount,
            Instant postedAt) {}

    private final Page page =
            new Page(IntStream.range(0, 20).mapToObj(JsonBenchmark::item).toList(), 1L);

    private static Item item(int i) {
        return new Item(
                i,
                41,
                "万安门社区",
                "给 3 号楼门口加一盏路灯",
                "楼道里的灯晚上不亮，老人回来看不清台阶，大家看看是装声控灯还是太阳能灯，费用怎么分摊，请邻居们都说说。",
                "published",
                "王阿姨（示例）",
                false,
                3,
                Instant.parse("2026-11-23T02:00:00Z").plusSeconds(i));
    }

    @Benchmark
    public Buffer pageOfTwenty() {
        return Json.encode(page);
    }
}
