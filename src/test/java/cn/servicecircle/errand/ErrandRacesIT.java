package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.Errands;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Two people take a step with the same errand at the same moment. */
class ErrandRacesIT {
    private static final int ROUNDS = 50;
    private static final String RESULT = "{\"result\":\"示例结果\"}";

    private final TestApp app = TestApp.shared();
    private final ApiClient resident = app.as("resident-5");
    private final ApiClient staff = app.as("staff-1");
    private final ApiClient colleague = app.as("staff-2");
    private final Errands errands = new Errands(app);

    private String file() {
        return "/errands/" + errands.fileBy(resident).expect(201).id();
    }

    private String claimed() {
        String errand = file();
        staff.post(errand + "/claim", null).expect(200);
        return errand;
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
                    .forEach(lost -> lost.expectProblem(409, "errand:not-possible-now"));
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
            String errand = claimed();
            List<Answer> answers =
                    race(() -> staff.post(errand + "/complete", RESULT), () -> resident.post(errand + "/cancel", null));
            assertEquals(1, done(answers));
            String expected = answers.get(0).status() == 200 ? "done" : "cancelled";
            assertEquals(expected, resident.get(errand).text("state"));
            assertEquals(3, steps(errand));
        }
    }

    @Test
    void ratingAndReopeningAtOnce_bothCount_inEitherOrder() {
        for (int round = 0; round < ROUNDS / 2; round++) {
            String errand = claimed();
            staff.post(errand + "/complete", RESULT).expect(200);
            resident.post(errand + "/confirm", "{\"solved\":true}").expect(200);
            List<Answer> answers = race(
                    () -> resident.post(errand + "/rating", "{\"grade\":2}"),
                    () -> resident.post(errand + "/reopen", "{\"reason\":\"没有到账\"}"));
            answers.get(1).expect(200);
            assertEquals("in-progress", resident.get(errand).text("state"));
            assertEquals(4 + done(answers), steps(errand));
        }
    }
}
