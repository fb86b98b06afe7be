package cn.servicecircle.mutualaid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Helps;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What time does to small help: it reminds, ends and forgets. */
class HelpClockIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final TestClock CLOCK = new TestClock("2026-03-02T10:00");
    private static TestApp app;

    private final ApiClient asker = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient other = app.as("resident-3");
    private final Helps helps = new Helps(app);

    @BeforeAll
    static void start() {
        app = TestApp.overMonths("help_clock", CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static LocalDate inDays(int days) {
        return LocalDate.now(CLOCK).plusDays(days);
    }

    private static void goTo(LocalDate day, String time) {
        CLOCK.goTo(day + "T" + time);
    }

    private static long heard(ApiClient who, String help, String words) {
        return who.get("/notifications?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(notice -> notice.getString("link").equals(help))
                .filter(notice -> notice.getString("text").contains(words))
                .count();
    }

    private static void hears(ApiClient who, String help, String words) {
        Eventually.within(PATIENCE, words, () -> heard(who, help, words) == 1);
    }

    private static long id(String help) {
        return Long.parseLong(help.substring(help.lastIndexOf('/') + 1));
    }

    private static String rows(String table, String condition) throws SQLException {
        return Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM " + table + " WHERE " + condition);
    }

    @Test
    void itsAuthorIsToldTheDayBefore_itEndsByItself_thirtyDaysLaterItIsForgotten_andAfterHalfAYearNothingIsLeft()
            throws SQLException {
        String help = helps.ask(asker);
        LocalDate last = inDays(7);
        assertEquals(last.toString(), asker.get(help).text("lastDay"));
        String chosen = helps.answer(neighbour, help);
        helps.accept(asker, chosen, "按门铃");
        helps.answer(other, help);

        goTo(last.minusDays(1), "08:59");
        assertEquals("open", asker.get(help).text("state"));
        assertEquals(0, heard(asker, help, "自动结束"));
        goTo(last.minusDays(1), "09:00");
        hears(asker, help, "过完就自动结束");

        goTo(last, "23:59");
        assertEquals("open", asker.get(help).text("state"));
        goTo(last.plusDays(1), "00:00");
        // Before the clock has been there too.
        asker.put(chosen + "/acceptance", "{}").expectProblem(409, "help:over");
        hears(asker, help, "到期自动结束了");
        hears(neighbour, help, "到期自动结束");
        hears(other, help, "这次不用您了");
        assertEquals("ended", neighbour.get(help).expect(200).text("state"));
        assertEquals(1, heard(asker, help, "过完就自动结束"));

        goTo(last.plusDays(30), "23:59");
        assertTrue(neighbour.get(help + "/responses").expect(200).raw().contains("按门铃"));
        goTo(last.plusDays(31), "00:00");
        Eventually.within(PATIENCE, "forgotten", () -> asker.get(help).status() == 404);
        neighbour.get(help + "/responses").expectProblem(404, "help:not-found");
        assertTrue(asker.get("/me/helps").items().isEmpty());
        Eventually.within(PATIENCE, "what two told each other", () -> rows("help_response", "help_id = " + id(help))
                .equals("0"));
        isEvidence(help);

        goTo(last.plusDays(186), "23:59");
        isEvidence(help);
        goTo(last.plusDays(187), "00:00");
        Eventually.within(
                PATIENCE, "deleted", () -> rows("help", "id = " + id(help)).equals("0"));
        app.as("moderator-1").get(help).expectProblem(404, "help:not-found");
    }

    /** Its text and its author, for the moderators alone. */
    private void isEvidence(String help) throws SQLException {
        JsonObject kept = app.as("moderator-1").get(help).expect(200).json();
        assertEquals("搬一个柜子", kept.getString("text"));
        assertEquals(asker.get("/me").text("displayName"), kept.getString("authorName"));
        for (ApiClient anybodyElse : List.of(asker, neighbour, other, app.as("moderator-2"))) {
            anybodyElse.get(help).expectProblem(404, "help:not-found");
        }
        assertEquals("1", rows("help", "errand_id IS NULL AND id = " + id(help)));
    }

    @Test
    void putOffOnce_itEndsLater() {
        String help = helps.ask(asker);
        goTo(inDays(5), "10:00");
        LocalDate later = inDays(10);
        asker.post(help + "/extension", "{\"lastDay\":\"" + inDays(31) + "\"}").expectProblem(422, "help:day-too-far");
        asker.post(help + "/extension", "{\"lastDay\":\"" + inDays(2) + "\"}").expectProblem(422, "help:no-later");
        JsonObject longer = asker.post(help + "/extension", "{\"lastDay\":\"" + later + "\"}")
                .expect(200)
                .json();
        assertEquals(later.toString(), longer.getString("lastDay"));
        assertFalse(longer.getBoolean("mayExtend"));
        asker.post(help + "/extension", "{\"lastDay\":\"" + inDays(11) + "\"}")
                .expectProblem(409, "help:extended-before");
        goTo(later, "12:00");
        assertEquals("open", asker.get(help).text("state"));
        goTo(later.plusDays(1), "00:00");
        hears(asker, help, "到期自动结束了");
    }

    @Test
    void whatAModeratorHadToLookAt_outlivesIt_andCanStillBeDecided() {
        Topics topics = new Topics(app);
        ApiClient author = app.as("resident-4");
        String help =
                "/helps/" + helps.post(author, "ask", "示例待审的证据").expect(201).id();
        long open = topics.caseOf("help", id(help)).orElseThrow();
        goTo(inDays(39), "12:00");
        hears(author, help, "到期自动结束了");
        Eventually.within(PATIENCE, "forgotten", () -> author.get(help).status() == 404);
        ApiClient moderator = app.as("moderator-1");
        assertTrue(moderator.get("/moderations/" + open).expect(200).raw().contains("示例待审的证据"));
        topics.decide("help", id(help), "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"示例\"}");
        author.get(help).expectProblem(404, "help:not-found");
    }

    @Test
    void bothConsents_outliveIt_withTheRequest() throws SQLException {
        String response = helps.met(asker, neighbour);
        String help = response.substring(0, response.indexOf("/responses"));
        asker.post(response + "/mediation", helps.quarrel("秘密的矛盾", true)).expect(201);
        String none = helps.met(asker, other);
        other.post(none + "/mediation", helps.quarrel("秘密的矛盾", true)).expect(201);
        neighbour
                .post(response + "/mediation/answer", "{\"agrees\":true,\"noEmergency\":true}")
                .expect(200);
        long errand = asker.get(help + "/responses")
                .items()
                .getJsonObject(0)
                .getJsonObject("mediation")
                .getLong("errandId");
        goTo(inDays(39), "12:00");
        Eventually.within(
                PATIENCE,
                "forgotten",
                () -> asker.get(help).status() == 404
                        && asker.get(none.substring(0, none.indexOf("/responses")))
                                        .status()
                                == 404);
        long proposer = asker.get("/me").id();
        long consenting = neighbour.get("/me").id();
        assertEquals(
                "1",
                rows(
                        "help_mediation",
                        "errand_id = %d AND proposer_id = %d AND other_id = %d AND answered_at > proposed_at - INTERVAL 1 SECOND"
                                .formatted(errand, proposer, consenting)));
        Eventually.within(
                PATIENCE, "the other one", () -> rows("help_mediation", "TRUE").equals("1"));
    }
}
