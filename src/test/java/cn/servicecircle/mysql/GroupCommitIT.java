package cn.servicecircle.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.FlakyProxy;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestServers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unit here is a number, which is added to a table of numbers that are each there once; the result is ten times it. */
class GroupCommitIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Vertx vertx = Vertx.vertx();
    private final String uri = TestServers.mySqlUri("group_commit");
    private final FlakyProxy proxy = FlakyProxy.before(uri);
    private final Database database = new Database(vertx, proxy.uri(), 1, GroupCommit.LARGEST_GROUP);
    private final GroupCommit<Integer, Integer> numbers = new GroupCommit<>(vertx, database, this::insert);
    private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();
    /** Units wait in their transaction for this. */
    private Future<Void> gate = Future.succeededFuture();

    private Future<List<Integer>> insert(SqlConnection tx, List<Integer> units) {
        Future<Void> closed = gate;
        groups.add(units);
        return Future.join(units.stream().map(unit -> insert(tx, unit)).toList())
                .compose(inserted -> closed.map(open -> inserted.list()));
    }

    private static Future<Integer> insert(SqlConnection tx, int unit) {
        return tx.preparedQuery("INSERT INTO number VALUES (?)")
                .execute(Tuple.of(unit))
                .map(unit * 10);
    }

    @BeforeEach
    void createTable() throws Exception {
        Jdbc.run(uri, "DROP TABLE IF EXISTS number", "CREATE TABLE number (n INT PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        TestApp.await(database.close());
        proxy.close();
        TestApp.await(vertx.close());
    }

    private String kept() throws Exception {
        return Jdbc.value(uri, "SELECT GROUP_CONCAT(n ORDER BY n) FROM number");
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private List<Future<Integer>> add(List<Integer> units) {
        return units.stream().map(numbers::add).toList();
    }

    private static void assertDone(List<Integer> units, List<Future<Integer>> results) {
        assertEquals(
                units.stream().map(unit -> unit * 10).toList(),
                results.stream().map(TestApp::await).toList());
    }

    /** Groups of one, which hold up those that come later until the gate is opened. */
    private Promise<Void> fillUp() {
        Promise<Void> open = Promise.promise();
        gate = open.future();
        for (int unit = -GroupCommit.GROUPS_AT_ONCE; unit < 0; unit++) {
            numbers.add(unit);
        }
        Eventually.within(PATIENCE, "all groups under way", () -> groups.size() >= GroupCommit.GROUPS_AT_ONCE);
        return open;
    }

    @Test
    void whereNothingIsUnderWay_nothingWaits() {
        assertDone(List.of(1), add(List.of(1)));
        assertEquals(List.of(List.of(1)), groups);
    }

    @Test
    void whatComesMeanwhile_goesTogether_andEachGetsItsOwnResult() throws Exception {
        Promise<Void> open = fillUp();
        List<Integer> units = range(0, 3 * GroupCommit.LARGEST_GROUP);
        List<Future<Integer>> results = add(units);
        open.complete();
        assertDone(units, results);
        assertEquals(
                units.stream()
                        .collect(Collectors.groupingBy(unit -> unit / GroupCommit.LARGEST_GROUP))
                        .values()
                        .stream()
                        .toList(),
                groups.subList(GroupCommit.GROUPS_AT_ONCE, groups.size()).stream()
                        .sorted((one, other) -> one.get(0) - other.get(0))
                        .toList());
        assertEquals(
                String.valueOf(units.size() + GroupCommit.GROUPS_AT_ONCE),
                Jdbc.value(uri, "SELECT COUNT(*) FROM number"));
    }

    @Test
    void oneThatFails_failsAlone_andNoneOfTheOthersIsDoneTwice() throws Exception {
        Promise<Void> open = fillUp();
        Jdbc.run(uri, "INSERT INTO number VALUES (2)");
        List<Future<Integer>> results = add(List.of(1, 2, 3));
        open.complete();
        assertDone(List.of(1, 3), List.of(results.get(0), results.get(2)));
        assertThrows(IllegalStateException.class, () -> TestApp.await(results.get(1)));
        assertEquals("-2,-1,1,2,3", kept());
    }

    @Test
    void ofTheSameTwice_oneIsDone() throws Exception {
        Promise<Void> open = fillUp();
        List<Future<Integer>> results = add(List.of(1, 1));
        open.complete();
        TestApp.await(Future.join(results).otherwiseEmpty());
        assertEquals(1, results.stream().filter(Future::succeeded).count());
        assertEquals("-2,-1,1", kept());
    }

    @Test
    void whenTheConnectionIsLost_noneIsDone_andAllAreTold() throws Exception {
        Promise<Void> open = fillUp();
        List<Future<Integer>> results = add(range(0, 4));
        Promise<Void> beforeCommit = Promise.promise();
        gate = beforeCommit.future();
        open.complete();
        Eventually.within(PATIENCE, "the group's turn", () -> groups.size() > GroupCommit.GROUPS_AT_ONCE);
        proxy.cut();
        beforeCommit.complete();
        TestApp.await(Future.join(results).otherwiseEmpty());
        assertTrue(results.stream().allMatch(Future::failed));
        assertTrue(Database.isAway(results.get(0).cause()), results.get(0).cause()::toString);
        assertEquals("-2,-1", kept());
    }

    @Test
    void whenTooManyWait_theNextIsRefusedAtOnce() {
        Promise<Void> open = fillUp();
        List<Integer> units = range(0, GroupCommit.WAIT_QUEUE);
        List<Future<Integer>> results = add(units);
        Future<Integer> tooMany = numbers.add(1_000);
        assertTrue(Database.isAway(tooMany.cause()), () -> String.valueOf(tooMany.cause()));
        open.complete();
        assertDone(units, results);
    }
}
