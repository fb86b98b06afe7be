package cn.servicecircle.appointment;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.kernel.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many want the same place, one wants many, and a shift falls out meanwhile. */
class BookingRacesIT {
    private static final String DAY = AppointmentWorld.DAY;
    private static final int TAKERS = 200;

    private static AppointmentWorld world;

    @BeforeAll
    static void start() {
        world = new AppointmentWorld("booking_races");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void begin() {
        world.begin();
    }

    /** "booked", the type of a refusal, or what should not have happened. */
    private static List<String> outcomes(List<Future<AppointmentView>> taken) {
        List<Future<String>> all = taken.stream()
                .map(one -> one.map("booked").otherwise(BookingRacesIT::said))
                .toList();
        return TestApp.await(Future.all(all).map(done -> done.<String>list()));
    }

    private static String said(Throwable failure) {
        return failure instanceof Refusal refusal ? refusal.type() : failure.toString();
    }

    private static Map<String, Long> counted(List<String> outcomes) {
        return outcomes.stream().collect(groupingBy(outcome -> outcome, counting()));
    }

    @Test
    void twoHundredTakersOfFivePlaces_fiveGetOne_theOthersHearWhenElse() {
        world.shift(DAY, "08:30", "10:00");
        List<Long> people = world.people(TAKERS);
        List<Future<AppointmentView>> taken =
                people.stream().map(person -> world.book(person, DAY, "08:30")).toList();
        assertEquals(Map.of("booked", 5L, "appointment:full", TAKERS - 5L), counted(outcomes(taken)));
        assertEquals(5, world.number("SELECT COUNT(*) FROM appointment"));
        String advice = taken.stream()
                .filter(Future::failed)
                .map(one -> one.cause().getMessage())
                .findFirst()
                .orElseThrow();
        assertTrue(advice.contains("6 月 3 日（周三）09:00–09:30、6 月 3 日（周三）09:30–10:00"), advice);
    }

    @Test
    void takersOfManySlots_fillEach_andOverbookNone() {
        world.shift(DAY, "08:30", "12:00");
        List<String> times = List.of("08:30", "09:00", "09:30", "10:00");
        List<Future<AppointmentView>> taken = new ArrayList<>();
        for (long person : world.people(TAKERS)) {
            taken.add(world.book(person, DAY, times.get(taken.size() % times.size())));
        }
        assertEquals(Map.of("booked", 20L, "appointment:full", TAKERS - 20L), counted(outcomes(taken)));
        assertEquals(
                "5", world.value("SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM appointment GROUP BY starts_at) t"));
    }

    @Test
    void onePersonInManySlotsAtOnce_getsOne() {
        world.shift(DAY, "08:30", "12:00");
        world.shift("2026-06-04", "08:30", "12:00");
        long person = world.people(1).get(0);
        List<Future<AppointmentView>> taken = new ArrayList<>();
        for (String day : List.of(DAY, "2026-06-04")) {
            for (String time : List.of("08:30", "09:00", "09:30", "10:00", "10:30", "11:00")) {
                taken.add(world.book(person, day, time));
            }
        }
        assertEquals(Map.of("booked", 1L, "appointment:one-at-once", 11L), counted(outcomes(taken)));
    }

    @Test
    void aShiftThatFallsOutWhilePeopleBook_leavesNobodyBookedInIt() {
        for (int round = 0; round < 10; round++) {
            world.begin();
            long id = world.shift(DAY, "08:30", "12:00");
            List<Future<AppointmentView>> taken = new ArrayList<>();
            List<Long> people = world.people(30);
            people.subList(0, 15).forEach(person -> taken.add(world.book(person, DAY, "09:00")));
            Future<Void> closed = ShiftFalling.out(world, id);
            people.subList(15, 30).forEach(person -> taken.add(world.book(person, DAY, "09:30")));
            List<String> outcomes = outcomes(taken);
            TestApp.await(closed);
            assertEquals(0, world.number("SELECT COUNT(*) FROM appointment WHERE state = 'booked'"));
            long booked = outcomes.stream().filter("booked"::equals).count();
            assertEquals(booked, world.number("SELECT COUNT(*) FROM appointment WHERE state = 'to-rebook'"));
            assertEquals(booked, world.told("appointment-to-rebook").size());
            assertEquals(
                    30,
                    booked
                            + outcomes.stream()
                                    .filter("appointment:full"::equals)
                                    .count(),
                    outcomes.toString());
        }
    }
}
