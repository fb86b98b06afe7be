package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.testkit.ApiClient;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Operations × callers. A status that is neither 401, 403 nor 404 means that the door is open; 404 on a caller's own behalf
 * stands where a row says so.
 */
final class AccessTable {
    private final TestApp app;
    private final List<String> callers;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    /** The status for each caller in turn, and the request; the objects that it needs are made anew for each caller. */
    private record Row(String statuses, Function<ApiClient, Integer> request) {}

    AccessTable(TestApp app, List<String> callers) {
        this.app = app;
        this.callers = callers;
    }

    void row(String operation, String statuses, Function<ApiClient, Integer> request) {
        assertEquals(null, rows.put(operation, new Row(statuses, request)), operation);
    }

    /** A step with an errand that was brought to where the step is possible. */
    void act(String operation, String statuses, String step, String body, LongSupplier errand) {
        row(operation, statuses, c -> c.post("/errands/" + errand.getAsLong() + "/" + step, body)
                .status());
    }

    Set<String> operations() {
        return rows.keySet();
    }

    Stream<DynamicTest> tests() {
        return rows.entrySet().stream().flatMap(row -> {
            List<Integer> statuses = Arrays.stream(
                            row.getValue().statuses().strip().split(" +"))
                    .map(Integer::valueOf)
                    .toList();
            assertEquals(callers.size(), statuses.size(), row.getKey());
            return IntStream.range(0, callers.size())
                    .mapToObj(i -> DynamicTest.dynamicTest(
                            row.getKey() + " by " + callers.get(i) + " is " + statuses.get(i),
                            () -> assertEquals(
                                    statuses.get(i), row.getValue().request().apply(client(callers.get(i))))));
        });
    }

    ApiClient client(String who) {
        return who.equals("anybody") ? app.anybody() : app.as(who);
    }
}
