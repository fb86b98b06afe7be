package cn.servicecircle.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers at 风景嘉苑's station on Wednesday 2026-06-03, from before the door opens at 08:30. */
class QueueIT {
    private static final TestClock CLOCK = new TestClock("2026-06-03T08:05");

    private static TestApp app;
    private static ApiClient staff;
    private static String queue;

    @BeforeAll
    static void start() {
        app = TestApp.start("queue", CLOCK);
        staff = app.as("staff-1");
        queue = "/stations/" + app.station() + "/queue";
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void begin() {
        CLOCK.goTo("2026-06-03T09:05");
        run("DELETE FROM queue_number", "DELETE FROM queue_day", "DELETE FROM appointment");
    }

    private static void run(String... statements) {
        try {
            Jdbc.run(app.mySqlUri(), statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String value(String query) {
        try {
            return Jdbc.value(app.mySqlUri(), query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer take(String who) {
        return app.as(who).post(queue, "{}");
    }

    private static Answer issue() {
        return staff.post(
                queue + "/numbers", "{}", "Idempotency-Key", UUID.randomUUID().toString());
    }

    private static Answer step(long number, String step) {
        return staff.post(queue + "/numbers/" + number + "/" + step, null);
    }

    private static Answer next(String key) {
        return staff.post(queue + "/next", null, "Idempotency-Key", key);
    }

    private static List<Answer> atOnce(int times, Supplier<Answer> request) {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            return Stream.generate(() -> CompletableFuture.supplyAsync(request, threads)).limit(times).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    private static List<Long> numbers(List<Answer> answers) {
        return answers.stream().map(answer -> answer.number("number")).sorted().toList();
    }

    @Test
    void fiftyAtOnce_getConsecutiveNumbers_andFiftyCalls_callEachOnce() {
        List<Long> oneToFifty =
                IntStream.rangeClosed(1, 50).mapToObj(Long::valueOf).toList();
        assertEquals(oneToFifty, numbers(atOnce(50, QueueIT::issue)));
        List<Answer> called = atOnce(50, () -> next(UUID.randomUUID().toString()));
        called.forEach(answer -> answer.expect(200));
        assertEquals(oneToFifty, numbers(called));
        next(UUID.randomUUID().toString()).expectProblem(409, "queue:empty");
    }

    @Test
    void callingAgainAfterALostAnswer_callsNobodyElse_evenAtOnce() {
        issue().expect(201);
        issue().expect(201);
        String key = UUID.randomUUID().toString();
        Answer first = next(key).expect(200);
        assertEquals(first.raw(), next(key).expect(200).raw());
        String second = UUID.randomUUID().toString();
        List<Answer> called = atOnce(2, () -> next(second));
        called.forEach(answer -> assertEquals(2, answer.expect(200).number("number")));
        assertEquals(first.raw(), next(key).expect(200).raw(), "though nobody waits any more");
        staff.post(queue + "/next", null).expectProblem(400, "request:header-missing");
    }

    @Test
    void onePersonTakingManyTimesAtOnce_hasOneNumber() {
        List<Answer> taken = atOnce(20, () -> take("resident-1"));
        assertEquals(List.of(1L), numbers(taken).stream().distinct().toList());
        assertEquals(2, take("resident-2").expect(200).number("number"), "nothing was left out");
    }

    @Test
    void itIsSaidHowManyComeBefore_andWhoIsCalled() {
        issue().expect(201);
        issue().expect(201);
        assertEquals("A003 号：您前面还有 2 位。", take("resident-1").expect(200).text("text"));
        next(UUID.randomUUID().toString()).expect(200);
        ApiClient resident = app.as("resident-1");
        assertEquals(1, resident.get(queue + "/mine").expect(200).number("before"));
        assertEquals(
                "请 A001 号到柜台；还有 2 位在等。", app.anybody().get(queue).expect(200).text("text"));
        step(3, "call").expect(200);
        assertEquals("A003 号：轮到您了，请到柜台。", resident.get(queue + "/mine").text("text"));
    }

    @Test
    void whoMissedTheCall_keepsTheNumber_andIsCalledByIt_andWhoIsDoneCanTakeAnother() {
        take("resident-1").expect(200);
        step(1, "skip").expectProblem(409, "queue:not-called");
        next(UUID.randomUUID().toString()).expect(200);
        step(1, "skip").expect(200);
        assertEquals("skipped", take("resident-1").expect(200).text("state"));
        step(1, "call").expect(200);
        step(1, "finish").expect(200);
        step(1, "call").expectProblem(409, "queue:finished");
        assertEquals(2, take("resident-1").expect(200).number("number"));
    }

    @Test
    void numbersAreGivenOut_fromHalfAnHourBeforeTheDoorOpens() {
        CLOCK.goTo("2026-06-03T07:59");
        take("resident-1").expectProblem(409, "queue:closed");
        issue().expectProblem(409, "queue:closed");
        CLOCK.goTo("2026-06-03T08:00");
        take("resident-1").expect(200);
        CLOCK.goTo("2026-06-03T12:00");
        take("resident-2").expectProblem(409, "queue:closed");
    }

    @Test
    void anAppointmentThatArrives_goesBeforeTheOthers_atItsTime() {
        app.as("resident-3");
        long person = app.as("resident-3").get("/me").id();
        run("""
                INSERT INTO appointment (person_id, station_id, service_item_id, starts_at, ends_at, state, alarm_at)
                VALUES (%d, %d, %d, '2026-06-03 01:30:00', '2026-06-03 02:00:00', 'booked', '2026-06-03 02:00:00')""".formatted(person, app.station(), app.firstItem()));
        String appointment = "/appointments/" + value("SELECT MAX(id) FROM appointment");
        issue().expect(201);
        issue().expect(201);
        Answer arrived = staff.post(appointment + "/queue-number", null).expect(200);
        assertEquals(3, arrived.number("number"));
        assertEquals(2, arrived.number("before"), "half an hour too early");
        CLOCK.goTo("2026-06-03T09:30");
        assertEquals(3, next(UUID.randomUUID().toString()).expect(200).number("number"));
        CLOCK.goTo("2026-06-04T09:30");
        staff.post(appointment + "/queue-number", null).expectProblem(404, "appointment:not-found");
    }

    @Test
    void theNextDay_beginsWithOne_andYesterdaysNumbersAreGone() {
        issue().expect(201);
        issue().expect(201);
        CLOCK.goTo("2026-06-04T09:00");
        assertEquals(1, issue().expect(201).number("number"));
        Eventually.within(
                Duration.ofSeconds(10), "only today's number is left", () -> value("SELECT COUNT(*) FROM queue_number")
                        .equals("1"));
        assertTrue(value("SELECT MIN(day) FROM queue_day").startsWith("2026-06-04"));
    }
}
