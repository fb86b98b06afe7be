package cn.servicecircle.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A POST sent again is done once. */
class IdempotencyIT {
    private static final int AT_ONCE = 50;
    private final TestApp app = TestApp.shared();
    private final ApiClient resident = app.as("resident-3");
    private final String key = UUID.randomUUID().toString();
    private final String description = "示例 " + UUID.randomUUID();

    private Answer file(ApiClient who, String words) {
        return who.post("/errands", body(words), "Idempotency-Key", key);
    }

    private static String body(String words) {
        return "{\"serviceItemId\":1,\"stationId\":1,\"description\":\"%s\"}".formatted(words);
    }

    private String rows() throws SQLException {
        return Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM errand WHERE description = '" + description + "'");
    }

    @Test
    void sentAgain_getsTheFirstAnswer_byteForByte() throws SQLException {
        Answer first = file(resident, description).expect(201);
        app.as("staff-1").post("/errands/" + first.id() + "/claim", null).expect(200);
        Answer second = file(resident, description).expect(201);
        assertEquals(first.raw(), second.raw());
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals("1", rows());
    }

    @Test
    void sameKey_withAnotherBody_isRefused() throws SQLException {
        file(resident, description).expect(201);
        file(resident, description + "改").expectProblem(422, "idempotency:key-reused");
        assertEquals("1", rows());
    }

    @Test
    void sameKey_atAnotherOperation_isRefused() {
        file(resident, description).expect(201);
        resident.post(
                        "/topics",
                        "{\"areaId\":%d,\"title\":\"示例\",\"body\":\"示例\"}".formatted(app.community()),
                        "Idempotency-Key",
                        key)
                .expectProblem(422, "idempotency:key-reused");
    }

    @Test
    void keysOfTwoPeople_doNotMeet() throws SQLException {
        long mine = file(resident, description).expect(201).id();
        long theirs = file(app.as("resident-4"), description).expect(201).id();
        assertNotEquals(mine, theirs);
        assertEquals("2", rows());
    }

    @Test
    void manyAtOnce_areDoneOnce() throws Exception {
        List<Answer> answers = atOnce(() -> file(resident, description));
        List<String> done = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer.status() == 201) {
                done.add(answer.raw());
            } else {
                answer.expectProblem(409, "idempotency:still-running");
            }
        }
        assertTrue(!done.isEmpty());
        assertEquals(1, done.stream().distinct().count());
        assertEquals("1", rows());
    }

    private static List<Answer> atOnce(Callable<Answer> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(AT_ONCE, request))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRefusedRequest_doesNotBurnTheKey() throws SQLException {
        resident.post(
                        "/errands",
                        "{\"serviceItemId\":999999,\"stationId\":1,\"description\":\"%s\"}".formatted(description),
                        "Idempotency-Key",
                        key)
                .expectProblem(422, "errand:unknown-item");
        file(resident, "").expectProblem(422, "request:invalid");
        file(resident, description).expect(201);
        assertEquals("1", rows());
    }

    @Test
    void withoutAKey_filingIsRefused() {
        resident.post("/errands", body(description)).expectProblem(400, "request:header-missing");
        resident.post("/errands", body(description), "Idempotency-Key", "kurz").expectProblem(422, "request:invalid");
    }

    @Test
    void answers_areForgottenAfterSevenDays() throws SQLException {
        long first = file(resident, description).expect(201).id();
        forgetIn(Duration.ofDays(7).minusMinutes(5));
        assertEquals(first, file(resident, description).expect(201).id());
        forgetIn(Duration.ofDays(7).plusMinutes(5));
        assertNotEquals(first, file(resident, description).expect(201).id());
    }

    private void forgetIn(Duration later) {
        Database database = new Database(app.vertx(), app.mySqlUri(), 1, 1);
        TestApp.await(new Idempotency(app.vertx(), database, new IdempotencyStore(), Clock.offset(TestApp.CLOCK, later))
                .forget()
                .eventually(database::close));
    }
}
