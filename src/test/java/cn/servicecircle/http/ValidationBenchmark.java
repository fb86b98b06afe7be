package cn.servicecircle.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the contract's check of a request costs: four parameters of a query, and a body. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ValidationBenchmark {
    private static final Map<String, Object> QUERY =
            Map.of("lng", 106.669223, "lat", 35.542534, "datum", "gcj02", "limit", 5L);
    private static final Buffer BODY =
            Buffer.buffer("{\"serviceItemId\":1,\"stationId\":1,\"description\":\"替母亲申领，她行动不便。\"}");

    private final Vertx vertx = Vertx.vertx();
    private Operation nearest;
    private RequestReader filing;

    @Setup
    public void loadContract() throws Exception {
        Contract contract =
                Contract.load(vertx).toCompletionStage().toCompletableFuture().get();
        nearest = operation(contract, "nearestStations");
        filing = new RequestReader(operation(contract, "fileErrand"));
    }

    private static Operation operation(Contract contract, String id) {
        return contract.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Benchmark
    public boolean fourParameters() {
        boolean valid = true;
        for (Operation.Parameter parameter : nearest.parameters()) {
            valid &= parameter.schema().accepts(QUERY.get(parameter.name()));
        }
        return valid;
    }

    @Benchmark
    public Object body() {
        return filing.body(BODY);
    }

    @TearDown
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }
}
