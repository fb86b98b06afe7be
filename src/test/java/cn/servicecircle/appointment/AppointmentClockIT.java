package cn.servicecircle.appointment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People are reminded the day before, once; what is over ends, and is gone after 30 days. */
class AppointmentClockIT {
    private static final String DAY = AppointmentWorld.DAY;
    private static final String DAY_BEFORE = "2026-06-02T17:00";

    private static AppointmentWorld world;

    @BeforeAll
    static void start() {
        world = new AppointmentWorld("appointment_clock");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void begin() {
        world.begin();
        world.shift(DAY, "08:30", "12:00");
    }

    private static List<String> reminders() {
        return world.told("appointment-reminder");
    }

    @Test
    void theDayBefore_andNotEarlier_aReminderIsTold_once() {
        world.booked(world.people(1).get(0), DAY, "09:00");
        world.sweepAt("2026-06-02T16:59");
        assertEquals(List.of(), reminders());
        world.sweepAt(DAY_BEFORE);
        world.sweepAt("2026-06-02T17:01");
        assertEquals(1, reminders().size());
        assertTrue(
                reminders().get(0).startsWith("提醒：您约了 6 月 3 日（周三）09:00–09:30 在"),
                reminders().get(0));
    }

    @Test
    void whoBooksAfterThatMoment_isNotReminded() {
        world.clock.goTo("2026-06-02T17:30");
        world.booked(world.people(1).get(0), DAY, "09:00");
        world.sweepAt("2026-06-02T23:59");
        world.sweepAt("2026-06-03T08:59");
        assertEquals(List.of(), reminders());
    }

    @Test
    void afterAnOutageUntilItHasBegun_nobodyIsReminded_andItEndsAsEver() {
        long id = world.booked(world.people(1).get(0), DAY, "09:00");
        world.sweepAt("2026-06-03T09:10");
        assertEquals(List.of(), reminders());
        assertEquals("booked", world.state(id));
        world.sweepAt("2026-06-03T09:30");
        assertEquals("over", world.state(id));
    }

    @Test
    void nodesAtOnce_tellEachOnce_andForgetNone() {
        world.shift(DAY, "08:30", "12:00");
        world.shift(DAY, "08:30", "12:00");
        List<Long> people = world.people(15);
        people.forEach(person -> world.booked(person, DAY, "09:00"));
        world.clock.goTo(DAY_BEFORE);
        List<Database> nodes = Stream.generate(world::anotherDatabase).limit(3).toList();
        TestApp.await(
                Future.all(nodes.stream().map(node -> world.sweep(node).sweep()).toList()));
        TestApp.await(Future.all(nodes.stream().map(Database::close).toList()));
        assertEquals(
                people.size() + " " + people.size(),
                world.value("SELECT CONCAT(COUNT(*), ' ', COUNT(DISTINCT person_id)) FROM notification"));
    }

    @Test
    void aNodeThatDiesBeforeTheCommit_hasToldNobody_andTheNextTellsOnce() {
        long id = world.booked(world.people(1).get(0), DAY, "09:00");
        world.clock.goTo(DAY_BEFORE);
        Database dying = world.anotherDatabase();
        Future<Void> killed = dying.withTransaction(tx -> world.chore
                .attend(tx, id)
                .compose(attended -> tx.query("KILL CONNECTION_ID()").execute())
                .mapEmpty());
        assertThrows(IllegalStateException.class, () -> TestApp.await(killed));
        TestApp.await(dying.close());
        assertEquals(List.of(), reminders());
        world.sweepAt(DAY_BEFORE);
        assertEquals(1, reminders().size());
    }

    @Test
    void whatIsOver_freesItsPersonForAnother_andIsGoneAfterThirtyDays() {
        long person = world.people(1).get(0);
        long id = world.booked(person, DAY, "09:00");
        world.shift("2026-06-08", "08:30", "12:00");
        world.sweepAt("2026-06-03T09:30");
        world.sweepAt("2026-06-03T09:30");
        world.booked(person, "2026-06-08", "09:00");
        world.sweepAt("2026-07-03T09:29");
        assertEquals("over", world.state(id));
        world.sweepAt("2026-07-03T09:31");
        assertEquals(0, world.number("SELECT COUNT(*) FROM appointment WHERE id = " + id));
    }
}
