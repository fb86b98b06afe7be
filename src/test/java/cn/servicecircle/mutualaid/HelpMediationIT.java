package cn.servicecircle.mutualaid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Helps;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 调解: nothing is filed without the consent of both, and a no is between the two. */
class HelpMediationIT {
    private static final String YES = "{\"agrees\":true,\"noEmergency\":true}";
    private static final String NO = "{\"agrees\":false}";
    private static TestApp app;

    private final ApiClient asker = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final Helps helps = new Helps(app);
    private final String quarrel = helps.quarrel("秘密碰坏了门框", true);

    @BeforeAll
    static void start() {
        app = TestApp.start("help_mediation", Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void room() {
        helps.closeAll(asker);
    }

    private static JsonObject mediation(ApiClient reader, String response) {
        String help = response.substring(0, response.indexOf("/responses"));
        return reader.get(help + "/responses").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(one -> response.endsWith("/" + one.getLong("id")))
                .findFirst()
                .orElseThrow()
                .getJsonObject("mediation");
    }

    private static String errands() throws SQLException {
        return Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM errand");
    }

    @Test
    void onlyWhenTheOtherSideConsents_aRequestIsFiled_inTheNameOfWhoProposedIt() throws SQLException {
        String response = helps.met(asker, neighbour);
        String before = errands();
        neighbour.post(response + "/mediation", quarrel).expect(201);
        assertEquals(before, errands());
        assertFalse(mediation(asker, response).getBoolean("mine"));
        neighbour.post(response + "/mediation/answer", YES).expectProblem(409, "help:own-proposal");
        asker.post(response + "/mediation/answer", "{\"agrees\":true}").expectProblem(422, "errand:emergency-first");
        assertEquals(before, errands());

        Answer answered = asker.post(response + "/mediation/answer", YES).expect(200);
        assertFalse(answered.raw().contains("trackingNumber"), answered.raw());
        JsonObject filed = mediation(neighbour, response);
        assertEquals("filed", filed.getString("state"));
        JsonObject errand = neighbour
                .get("/errands/" + filed.getLong("errandId"))
                .expect(200)
                .json();
        assertEquals(filed.getString("trackingNumber"), errand.getString("trackingNumber"));
        assertTrue(errand.getString("description").contains("双方同意调解"), errand.encode());
        asker.get("/errands/" + filed.getLong("errandId")).expect(404);
        asker.post(response + "/mediation/answer", NO).expectProblem(409, "help:mediation-answered");
    }

    @Test
    void aNo_leavesNoTrace_butBetweenTheTwo() throws SQLException {
        String response = helps.met(asker, neighbour);
        String help = response.substring(0, response.indexOf("/responses"));
        String before = errands();
        asker.post(response + "/mediation", quarrel).expect(201);
        neighbour.post(response + "/mediation/answer", NO).expect(200);
        assertEquals(before, errands());
        assertEquals("declined", mediation(asker, response).getString("state"));
        neighbour.post(response + "/mediation/answer", YES).expectProblem(409, "help:mediation-answered");
        neighbour.post(response + "/mediation", quarrel).expectProblem(409, "help:mediation-proposed");
        for (ApiClient reader : List.of(app.as("resident-3"), app.as("moderator-1"), app.as("admin"))) {
            String read =
                    reader.get(help).raw() + reader.get(help + "/responses").raw();
            assertFalse(read.contains("mediation") || read.contains("碰坏"), read);
        }
        assertNull(Jdbc.value(app.mySqlUri(), "SELECT MAX(request) FROM help_mediation WHERE state = 'declined'"));
    }

    @Test
    void theOtherSide_doesNotReadWhatItIsAbout() {
        String response = helps.met(asker, neighbour);
        asker.post(response + "/mediation", quarrel).expect(201);
        String help = response.substring(0, response.indexOf("/responses"));
        String read = neighbour.get(help + "/responses").raw()
                + neighbour.get("/notifications?limit=50").raw();
        assertFalse(read.contains("碰坏"), read);
        assertTrue(read.contains("提议请人民调解委员会调解"), read);
    }

    @Test
    void emergenciesComeFirst_andOnlyDisputesOfTwoWhoMet_areMediated() {
        String help = helps.ask(asker);
        String response = helps.answer(neighbour, help);
        asker.post(response + "/mediation", quarrel).expectProblem(409, "help:have-not-met");
        helps.accept(asker, response, "按门铃");
        asker.post(response + "/mediation", helps.quarrel("正在打架", false)).expectProblem(422, "errand:emergency-first");
        asker.post(response + "/mediation", helps.request("高龄", "示例", true)).expectProblem(422, "help:not-a-dispute");
        app.as("resident-3").post(response + "/mediation", quarrel).expectProblem(404, "help:no-such-response");
        neighbour.post(response + "/mediation/answer", YES).expectProblem(404, "help:no-mediation");
        Answer proposed =
                asker.post(response + "/mediation", helps.quarrel("他威胁我", true)).expect(201);
        assertTrue(proposed.raw().contains("\"110\""), proposed.raw());
    }

    @Test
    void afterTheHelpHasEnded_andAfterOneHasLeft_theTwoCanStillAskForAMediator() {
        String response = helps.met(asker, neighbour);
        neighbour.delete(response).expect(204);
        asker.post(response.substring(0, response.indexOf("/responses")) + "/closing", "{\"solved\":false}")
                .expect(200);
        asker.post(response + "/mediation", quarrel).expect(201);
        neighbour.post(response + "/mediation/answer", YES).expect(200);
        assertEquals("filed", mediation(asker, response).getString("state"));
    }
}
