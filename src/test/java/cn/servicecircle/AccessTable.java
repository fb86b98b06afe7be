package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.testkit.ApiClient;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Operations × callers. A status that is neither 401, 403 nor 404 means that the door is open; 404 on a caller's own behalf
 * stands where a row says so.
 */
final class AccessTable {
    static final List<String> CALLERS = List.of(
            "anybody",
            "newcomer-7",
            "resident-1",
            "resident-2",
            "resident-6",
            "staff-1",
            "staff-3",
            "moderator-1",
            "moderator-2",
            "admin");
    /** The id of nothing. */
    static final long NOBODY = 4_000_000_000L;

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

    void get(String operation, String statuses, String path) {
        get(operation, statuses, () -> path);
    }

    void get(String operation, String statuses, Supplier<String> path) {
        row(operation, statuses, client -> client.get(path.get()).status());
    }

    /** What everybody may read. */
    void open(String operation, String path) {
        get(operation, "200 ".repeat(callers.size()), path);
    }

    /** A step with an errand that was brought to where the step is possible. */
    void act(String operation, String statuses, String step, String body, LongSupplier errand) {
        row(operation, statuses, c -> c.post(
                        "/errands/" + errand.getAsLong() + "/" + step, body, "Idempotency-Key", key())
                .status());
    }

    static String key() {
        return UUID.randomUUID().toString();
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
