package cn.servicecircle.mutualaid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Helps;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two things at the same moment. */
class HelpRacesIT {
    private static final int ROUNDS = 10;
    private static TestApp app;

    private final ApiClient asker = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient other = app.as("resident-3");
    private final Helps helps = new Helps(app);

    @BeforeAll
    static void start() {
        app = TestApp.start("help_races", Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void room() {
        helps.closeAll(asker);
    }

    @SafeVarargs
    private static List<Answer> race(Supplier<Answer>... runners) {
        List<CompletableFuture<Answer>> started =
                Stream.of(runners).map(CompletableFuture::supplyAsync).toList();
        return started.stream().map(CompletableFuture::join).toList();
    }

    private List<String> states(String help) {
        return asker.get(help + "/responses").expect(200).items().stream()
                .map(one -> ((JsonObject) one).getString("state"))
                .toList();
    }

    private long told(ApiClient who, String help, String kind) {
        return who.get("/notifications?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(notice -> notice.getString("link").equals(help)
                        && notice.getString("kind").equals(kind))
                .count();
    }

    @Test
    void twoAcceptedAtOnce_bothAre_andTheSameOneTwice_isToldOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            String help = helps.ask(asker);
            String one = helps.answer(neighbour, help) + "/acceptance";
            String two = helps.answer(other, help) + "/acceptance";
            race(
                            () -> asker.put(one, "{\"contact\":\"甲\"}"),
                            () -> asker.put(two, "{\"contact\":\"乙\"}"),
                            () -> asker.put(one, "{\"contact\":\"甲\"}"))
                    .forEach(answer -> answer.expect(200));
            assertEquals(List.of("accepted", "accepted"), states(help));
            assertEquals(1, told(neighbour, help, "help-accepted"));
            asker.post(help + "/closing", "{\"solved\":true}").expect(200);
        }
    }

    @Test
    void closingWhileAccepting_eitherTheyMetOrNothingIsKept() {
        for (int round = 0; round < ROUNDS; round++) {
            String help = helps.ask(asker);
            String response = helps.answer(neighbour, help);
            List<Answer> answers = race(
                    () -> asker.put(response + "/acceptance", "{\"contact\":\"按门铃\"}"),
                    () -> asker.post(help + "/closing", "{\"solved\":true}"));
            answers.get(1).expect(200);
            if (answers.get(0).status() == 200) {
                assertEquals(List.of("accepted"), states(help));
                neighbour.get(help).expect(200);
            } else {
                answers.get(0).expectProblem(409, "help:over");
                assertEquals(List.of(), states(help));
                neighbour.get(help).expectProblem(404, "help:not-found");
            }
        }
    }

    @Test
    void acceptingWhileLeaving_leavesNoContactOfWhoHasLeft() {
        for (int round = 0; round < ROUNDS; round++) {
            String help = helps.ask(asker);
            String response = helps.answer(neighbour, help);
            List<Answer> answers = race(
                    () -> asker.put(response + "/acceptance", "{\"contact\":\"按门铃\"}"),
                    () -> neighbour.delete(response));
            answers.get(1).expect(204);
            String left = asker.get(help + "/responses").expect(200).raw();
            assertTrue(!left.contains("contact") && !left.contains("门口见"), left);
            asker.post(help + "/closing", "{\"solved\":true}").expect(200);
        }
    }

    @Test
    void fiveAskedForAtOnce_threeAreOpen() {
        Supplier<Answer> ask = () -> helps.post(asker, "ask", "搬一个柜子");
        List<Answer> answers = race(ask, ask, ask, ask, ask);
        assertEquals(
                3, answers.stream().filter(answer -> answer.status() == 201).count());
        IntStream.range(0, 5)
                .mapToObj(answers::get)
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.expectProblem(409, "help:enough-open"));
    }

    @Test
    void consentingTwiceAtOnce_filesOneRequest() {
        String response = helps.met(asker, neighbour);
        asker.post(response + "/mediation", helps.quarrel("示例", true)).expect(201);
        Supplier<Answer> yes =
                () -> neighbour.post(response + "/mediation/answer", "{\"agrees\":true,\"noEmergency\":true}");
        List<Answer> answers = race(yes, yes);
        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 200).count());
        assertEquals(1, asker.get("/errands").expect(200).items().size());
    }
}
