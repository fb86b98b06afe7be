package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The life of an errand over the API: races, refusals, lists. */
class ErrandApiIT {
    private static final int ROUNDS = 50;
    private static final String RESULT = "{\"result\":\"示例结果\"}";

    private final TestApp app = TestApp.shared();
    private final ApiClient resident = app.as("resident-5");
    private final ApiClient staff = app.as("staff-1");
    private final ApiClient colleague = app.as("staff-2");

    private String file() {
        return "/errands/" + fileBy(resident).expect(201).id();
    }

    private static Answer fileBy(ApiClient who) {
        return who.post(
                "/errands",
                "{\"serviceItemId\":1,\"stationId\":1,\"description\":\"示例\"}",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static List<Answer> race(Supplier<Answer> one, Supplier<Answer> other) {
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(one);
        CompletableFuture<Answer> second = CompletableFuture.supplyAsync(other);
        return List.of(first.join(), second.join());
    }

    private static long done(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() == 200).count();
    }

    private int steps(String errand) {
        return resident.get(errand).expect(200).json().getJsonArray("history").size();
    }

    @Test
    void twoStaffClaimingAtOnce_oneGetsIt() {
        for (int round = 0; round < ROUNDS; round++) {
            String errand = file();
            List<Answer> answers =
                    race(() -> staff.post(errand + "/claim", null), () -> colleague.post(errand + "/claim", null));
            assertEquals(1, done(answers));
            answers.stream()
                    .filter(answer -> answer.status() != 200)
                    .forEach(lost -> lost.expectProblem(409, "errand:not-open"));
            assertEquals(2, steps(errand));
        }
    }

    @Test
    void claimingAndCancellingAtOnce_leavesItCancelled() {
        for (int round = 0; round < ROUNDS / 2; round++) {
            String errand = file();
            List<Answer> answers =
                    race(() -> staff.post(errand + "/claim", null), () -> resident.post(errand + "/cancel", null));
            answers.get(1).expect(200);
            assertEquals("cancelled", resident.get(errand).text("state"));
            assertEquals(1 + done(answers), steps(errand));
        }
    }

    @Test
    void completingAndCancellingAtOnce_oneWins() {
        for (int round = 0; round < ROUNDS / 2; round++) {
            String errand = file();
            staff.post(errand + "/claim", null).expect(200);
            List<Answer> answers =
                    race(() -> staff.post(errand + "/complete", RESULT), () -> resident.post(errand + "/cancel", null));
            assertEquals(1, done(answers));
            String expected = answers.get(0).status() == 200 ? "done" : "cancelled";
            assertEquals(expected, resident.get(errand).text("state"));
            assertEquals(3, steps(errand));
        }
    }

    @Test
    void stepsOutOfOrder_areRefused() {
        String errand = file();
        staff.post(errand + "/complete", RESULT).expectProblem(409, "errand:not-in-progress");
        resident.post(errand + "/rating", "{\"grade\":5}").expectProblem(409, "errand:not-done");
        staff.post(errand + "/claim", null).expect(200);
        staff.post(errand + "/claim", null).expectProblem(409, "errand:not-open");
        colleague.post(errand + "/complete", RESULT).expectProblem(409, "errand:not-handler");
        staff.post(errand + "/complete", RESULT).expect(200);
        staff.post(errand + "/claim", null).expectProblem(409, "errand:not-open");
        resident.post(errand + "/cancel", null).expectProblem(409, "errand:not-cancellable");
        resident.post(errand + "/rating", "{\"grade\":5}").expect(200);
        resident.post(errand + "/rating", "{\"grade\":1}").expectProblem(409, "errand:already-rated");
        assertEquals(4, steps(errand));
    }

    @Test
    void aCancelledErrand_takesNoStep() {
        String errand = file();
        resident.post(errand + "/cancel", null).expect(200);
        staff.post(errand + "/claim", null).expectProblem(409, "errand:not-open");
        staff.post(errand + "/complete", RESULT).expectProblem(409, "errand:not-in-progress");
        resident.post(errand + "/cancel", null).expectProblem(409, "errand:not-cancellable");
        resident.post(errand + "/rating", "{\"grade\":5}").expectProblem(409, "errand:not-done");
    }

    @Test
    void lists_coverEverythingOnce_pageByPage() {
        ApiClient newcomer = app.as("newcomer-" + (1 + System.nanoTime() % 900_000));
        List<Long> filed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            filed.add(0, fileBy(newcomer).expect(201).id());
        }
        assertEquals(filed, pages(newcomer, "/errands?limit=3"));
        assertEquals(filed, pages(newcomer, "/errands?limit=7"));
        assertEquals(
                List.of(), app.as("newcomer-999999").get("/errands").expect(200).ids());

        List<Long> ofStation = pages(staff, "/stations/1/errands?limit=50");
        assertEquals(ofStation.stream().distinct().toList(), ofStation);
        assertTrue(ofStation.containsAll(filed));
        assertTrue(pages(staff, "/stations/1/errands?state=filed&limit=50").containsAll(filed));
    }

    private static List<Long> pages(ApiClient who, String path) {
        List<Long> all = new ArrayList<>();
        Answer page = who.get(path).expect(200);
        all.addAll(page.ids());
        while (page.json().containsKey("next")) {
            page = who.get(path + "&after=" + page.number("next")).expect(200);
            all.addAll(page.ids());
        }
        return all;
    }

    @Test
    void anItem_thatTheStationCannotDo_isRefused() throws SQLException {
        String other = Jdbc.value(app.mySqlUri(), """
                SELECT id FROM service_item WHERE id NOT IN (SELECT service_item_id FROM station_item WHERE station_id = 2)
                LIMIT 1
                """);
        file(other, "2").expectProblem(422, "errand:station-cannot");
    }

    @Test
    void anItemOrAStation_thatIsNot_isPointedAt() {
        assertTrue(file("999999", "1")
                .expectProblem(422, "errand:unknown-item")
                .raw()
                .contains("\"pointer\":\"/serviceItemId\""));
        assertTrue(file("1", "999999")
                .expectProblem(422, "errand:unknown-station")
                .raw()
                .contains("\"pointer\":\"/stationId\""));
    }

    private Answer file(String item, String station) {
        return resident.post(
                "/errands",
                "{\"serviceItemId\":%s,\"stationId\":%s,\"description\":\"示例\"}".formatted(item, station),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
