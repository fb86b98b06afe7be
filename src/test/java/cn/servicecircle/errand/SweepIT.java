package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the clock brings is done once, by several nodes and whatever dies; and what nobody answers comes to its end. */
class SweepIT {
    private static final String HALF = "2026-06-04T12:00";

    private static ErrandWorld world;

    @BeforeAll
    static void start() {
        world = new ErrandWorld("sweep");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void begin() {
        world.clock.goTo("2026-06-01T09:00");
        world.run("UPDATE errand SET alarm_at = NULL");
        world.told();
    }

    private static String state(long id) {
        return world.value("SELECT CONCAT(state, ' ', COALESCE(outcome, '-')) FROM errand WHERE id = " + id);
    }

    @Test
    void nodesAtOnce_tellEachOnce_andForgetNone() {
        List<Long> filed = Stream.generate(world::file).limit(60).toList();
        world.clock.goTo(HALF);
        List<Database> nodes = Stream.generate(world::anotherDatabase).limit(3).toList();
        TestApp.await(Future.all(
                nodes.stream().map(node -> world.anotherSweep(node).sweep()).toList()));
        TestApp.await(Future.all(nodes.stream().map(Database::close).toList()));
        assertEquals(2 * filed.size(), world.told().size(), "each of two members of staff, of each errand");
        assertEquals(
                filed.size() + " " + filed.size(),
                world.value("SELECT CONCAT(COUNT(*), ' ', COUNT(DISTINCT errand_id)) FROM errand_event"
                        + " WHERE kind = 'half-used' AND errand_id >= " + filed.get(0)));
        world.sweepNow();
        assertEquals(List.of(), world.told());
    }

    @Test
    void aNodeThatDiesBeforeTheCommit_hasToldNobody_andTheNextTellsOnce() {
        long id = world.file();
        world.clock.goTo(HALF);
        Database dying = world.anotherDatabase();
        Future<Void> killed = dying.withTransaction(tx -> world.clockSteps
                .attend(tx, id)
                .compose(attended -> tx.query("KILL CONNECTION_ID()").execute())
                .mapEmpty());
        assertThrows(IllegalStateException.class, () -> TestApp.await(killed));
        TestApp.await(dying.close());
        assertEquals(List.of(), world.told());
        assertEquals("", world.events(id));
        world.sweepNow();
        assertEquals(List.of("staff-1", "staff-2"), world.told());
        assertEquals("half-used", world.events(id));
    }

    @Test
    void whatANodeStillAttendsTo_isLeftToIt_withoutWaiting() {
        long id = world.file();
        world.clock.goTo(HALF);
        Database slow = world.anotherDatabase();
        TestApp.await(slow.withTransaction(tx -> world.clockSteps
                .attend(tx, id)
                .compose(attended -> world.database.withTransaction(other -> world.clockSteps.attend(other, id)))
                .map(nobodyWaited -> world)));
        TestApp.await(slow.close());
        assertEquals(List.of("staff-1", "staff-2"), world.told());
    }

    @Test
    void oneThatCannotBeAttendedTo_keepsNoOtherWaiting() {
        long broken = world.file();
        long sound = world.file();
        world.run("UPDATE errand SET item_version = 99 WHERE id = " + broken);
        world.sweepAt(HALF);
        assertEquals("", world.events(broken));
        assertEquals("half-used", world.events(sound));
        world.run("UPDATE errand SET item_version = 1 WHERE id = " + broken);
        world.sweepNow();
        assertEquals("", world.events(broken), "not every second");
        world.clock.goOn(Duration.ofMinutes(10));
        world.sweepNow();
        assertEquals("half-used", world.events(broken));
    }

    /** So are those set by the migration, and those of a calendar that has changed. */
    @Test
    void anAlarmWithNothingToTell_isSetToWhenThereIs() {
        long id = world.file();
        world.run("UPDATE errand SET alarm_at = '2026-06-01 01:00:00', due_at = NULL WHERE id = " + id);
        world.sweepNow();
        assertEquals("", world.events(id));
        assertEquals(
                "2026-06-04 04:00:00.000000 2026-06-08 16:00:00.000000",
                world.value("SELECT CONCAT(alarm_at, ' ', due_at) FROM errand WHERE id = " + id));
    }

    private long done() {
        long id = world.claimed();
        TestApp.await(world.casework.complete(world.as("staff-1"), id, "津贴已到账"));
        return id;
    }

    @Test
    void whatNobodyAnswers_isClosed_andNotCountedAsSolved() {
        long id = done();
        TestApp.await(world.principal.rate(world.as("resident-1"), id, 5, null, null));
        world.sweepAt("2026-06-16T08:59");
        assertEquals("done -", state(id), "a rating is no answer, and it is not time yet");
        world.sweepAt("2026-06-16T09:00");
        assertEquals("closed -", state(id));
        assertEquals("closed-unanswered", world.events(id));
        assertEquals(
                "系统自动结案：申请人 15 天没有答复；没有解决的，30 天内还可以要求重新办理。",
                world.value(
                        "SELECT text FROM notification WHERE kind = 'errand-closed' AND link = '/errands/" + id + "'"));
        assertEquals(
                "申请人 15 天没有答复；没有解决的，30 天内还可以要求重新办理",
                world.value("SELECT note FROM errand_event WHERE kind = 'closed-unanswered' AND errand_id = " + id));
        assertEquals("1", world.value("SELECT alarm_at IS NULL FROM errand WHERE id = " + id));
    }

    @Test
    void whatIsAnswered_isNotClosedUnanswered() {
        long id = done();
        TestApp.await(world.principal.confirm(world.as("resident-1"), id, false, "没有到账", null));
        world.sweepAt("2026-06-16T09:00");
        assertEquals("in-progress not-solved", state(id));
        TestApp.await(world.casework.complete(world.as("staff-1"), id, "又办了"));
        world.sweepAt("2026-07-01T08:59");
        assertEquals("done -", state(id), "the days count from the last result");
    }

    @Test
    void anEndedOne_isReopenedWithinItsDays_andNotLater() {
        long solved = done();
        TestApp.await(world.principal.confirm(world.as("resident-1"), solved, true, null, null));
        long unanswered = done();
        world.sweepAt("2026-06-16T09:00");

        world.clock.goTo("2026-07-01T08:59");
        assertTrue(possible(solved).contains("reopen"));
        world.clock.goTo("2026-07-01T09:00");
        assertTrue(!possible(solved).contains("reopen"));
        Refusal closed = refusal(world.principal.cancel(world.as("resident-1"), solved, null));
        assertEquals(List.of("rate"), closed.possible());
        Refusal no = refusal(solved);
        assertEquals("errand:reopen-too-late", no.type());
        assertEquals(Refusal.Kind.CONFLICT, no.kind());
        assertTrue(no.detail().contains("30 天内") && no.detail().contains("BB-"), no::detail);

        world.clock.goTo("2026-07-16T08:59");
        assertEquals(
                "in-progress",
                TestApp.await(world.principal.reopen(world.as("resident-1"), unanswered, "没有到账", null))
                        .state());
    }

    @Test
    void aRefusedOne_isReopenedWithinItsDays_andNotLater() {
        long refused = world.file();
        TestApp.await(world.casework.refuse(world.as("staff-1"), refused, "不归这里办"));
        world.clock.goTo("2026-07-01T09:00");
        assertEquals("errand:reopen-too-late", refusal(refused).type());
        world.clock.goTo("2026-07-01T08:59");
        assertEquals(
                "filed",
                TestApp.await(world.principal.reopen(world.as("resident-1"), refused, "归这里办", null))
                        .state());
    }

    private static Refusal refusal(long id) {
        return refusal(world.principal.reopen(world.as("resident-1"), id, "又坏了", null));
    }

    private static Refusal refusal(Future<?> refused) {
        return (Refusal) assertThrows(IllegalStateException.class, () -> TestApp.await(refused))
                .getCause();
    }

    private static Set<String> possible(long id) {
        return Set.copyOf(TestApp.await(world.reader.get(world.as("resident-1"), id))
                .details()
                .possible());
    }
}
