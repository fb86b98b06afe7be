package cn.servicecircle.mandate;

import static cn.servicecircle.mandate.MandateFixture.SIGNATURE;
import static cn.servicecircle.mandate.MandateFixture.deed;
import static cn.servicecircle.mandate.MandateFixture.give;
import static cn.servicecircle.mandate.MandateFixture.id;
import static cn.servicecircle.mandate.MandateFixture.mandate;
import static cn.servicecircle.mandate.MandateFixture.post;
import static cn.servicecircle.mandate.MandateFixture.today;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a mandate comes to be, what is done under it, and how it ends. */
class MandateApiIT {
    private static final int ROUNDS = 30;
    private static final String SUBMIT = "[\"submit\"]";

    private final TestApp app = TestApp.shared();
    private final ApiClient principal = app.as("resident-5");
    private final ApiClient staff = app.as("staff-1");
    private final ApiClient colleague = app.as("staff-2");
    private final String errand = new MandateFixture(app).claimed(principal);

    private Answer give(String body) {
        return post(principal, errand + "/mandates", body);
    }

    private Answer end(ApiClient who, long mandate) {
        return who.post(errand + "/mandates/" + mandate + "/end", "{}");
    }

    private Answer passOn(ApiClient who, long mandate, String consent) {
        return post(
                who,
                errand + "/mandates/" + mandate + "/pass-on",
                "{\"agentId\":%d%s}".formatted(id(colleague), consent));
    }

    private static String consent(String how, Instant at) {
        return ",\"consent\":{\"how\":\"%s\",\"at\":\"%s\",\"words\":\"让杨老党员去取\"}".formatted(how, at);
    }

    private JsonArray history() {
        return principal.get(errand).expect(200).json().getJsonArray("history");
    }

    private String lastSentence() {
        JsonArray history = history();
        return history.getJsonObject(history.size() - 1).getString("sentence");
    }

    @Test
    void everyDeed_namesItsMandate_inTheHistoryAndInTheDatabase() throws SQLException {
        long mandate = MandateFixture.give(principal, errand, staff);
        assertEquals(
                "小陈（示例）登记了委托书：WT-%d，委托刘网格员（示例）递交申请、代领结果，到 %s 为止".formatted(mandate, today().plusDays(1)),
                lastSentence());
        deed(staff, errand, mandate, "submit").expect(201);
        assertEquals("刘网格员（示例）凭委托书 WT-" + mandate + " 代为递交申请：已到窗口", lastSentence());
        assertEquals(
                Long.toString(mandate),
                Jdbc.value(app.mySqlUri(), "SELECT mandate_id FROM errand_event ORDER BY id DESC LIMIT 1"));
        assertTrue(principal.get("/notifications").raw().contains("凭委托书 WT-" + mandate + " 代为递交申请"));
    }

    @Test
    void aDeedSentTwice_isDoneOnce() {
        long mandate = MandateFixture.give(principal, errand, staff);
        String body = "{\"mandateId\":%d,\"power\":\"submit\",\"text\":\"已递交\"}".formatted(mandate);
        String first = staff.post(errand + "/deeds", body, "Idempotency-Key", "deed-of-" + mandate)
                .expect(201)
                .raw();
        assertEquals(
                first,
                staff.post(errand + "/deeds", body, "Idempotency-Key", "deed-of-" + mandate)
                        .raw());
        assertEquals(4, history().size());
    }

    @Test
    void withoutEvidence_thereIsNoMandate() {
        long agent = id(staff);
        give("{\"agentId\":%d,\"powers\":%s,\"lastDay\":\"%s\"}".formatted(agent, SUBMIT, today()))
                .expectProblem(422, "request:invalid");
        give(mandate(agent, SUBMIT, today(), "{\"kind\":\"signature\"}")).expectProblem(422, "evidence:incomplete");
        give(mandate(agent, SUBMIT, today(), "{\"kind\":\"recording\",\"sha256\":\"" + "a".repeat(64) + "\"}"))
                .expectProblem(422, "evidence:incomplete");
        give(mandate(agent, SUBMIT, today(), witnesses("王大妈", "王大妈"))).expectProblem(422, "evidence:incomplete");
        give(mandate(agent, SUBMIT, today(), witnesses("王大妈", "刘网格员（示例）")))
                .expectProblem(422, "evidence:interested-witness");
        assertEquals(2, history().size());
        give(mandate(agent, SUBMIT, today(), witnesses("王大妈", "张师傅"))).expect(201);
    }

    private static String witnesses(String one, String other) {
        return """
                {"kind":"witnesses","witnesses":[{"name":"%s","relation":"邻居"},{"name":"%s","relation":"楼栋长"}]}""".formatted(one, other);
    }

    @Test
    void anAgent_isSomebodyWhoWorksOnIt_andNeverThePrincipal() {
        give(mandate(id(principal), SUBMIT, today(), SIGNATURE)).expectProblem(422, "mandate:self-dealing");
        give(mandate(id(colleague), SUBMIT, today(), SIGNATURE)).expectProblem(422, "mandate:unknown-agent");
        colleague.post(errand + "/join", null).expect(200);
        give(mandate(id(colleague), SUBMIT, today(), SIGNATURE)).expect(201);
    }

    @Test
    void theLastDay_isADay_fromTodayToAYearFromNow() {
        long agent = id(staff);
        Answer no = give(mandate(agent, SUBMIT, today(), SIGNATURE).replace(today().toString(), "2027-02-30"))
                .expectProblem(422, "request:invalid");
        assertTrue(no.raw().contains("\"pointer\":\"/lastDay\""), no::raw);
        give(mandate(agent, SUBMIT, today().minusDays(1), SIGNATURE)).expectProblem(422, "mandate:last-day");
        give(mandate(agent, SUBMIT, today().plusYears(1).plusDays(1), SIGNATURE))
                .expectProblem(422, "mandate:last-day");
        give(mandate(agent, SUBMIT, today().plusYears(1), SIGNATURE)).expect(201);
    }

    @Test
    void recordedAtTheCounter_itSaysByWhom_andThePrincipalHearsOfIt() {
        Answer recorded = post(colleague, errand + "/mandates", mandate(id(staff), SUBMIT, today(), SIGNATURE))
                .expect(201);
        assertEquals("杨老党员（示例）", recorded.text("givenBy"));
        assertTrue(principal.get("/notifications").raw().contains("WT-" + recorded.id()));
        staff.post(errand + "/start", null).expect(200);
    }

    @Test
    void everybodyWhoSeesTheErrand_seesItsMandates_butNotTheEvidence() {
        String hash = "b".repeat(64);
        give(mandate(
                        id(staff),
                        SUBMIT,
                        today(),
                        "{\"kind\":\"recording\",\"sha256\":\"%s\",\"keptWhere\":\"柜子里\"}".formatted(hash)))
                .expect(201);
        for (ApiClient reader : List.of(principal, staff, colleague)) {
            Answer seen = reader.get(errand + "/mandates").expect(200);
            assertEquals("本人录音", seen.items().getJsonObject(0).getString("evidenceText"));
            assertFalse(seen.raw().contains(hash) || seen.raw().contains("柜子里"), seen::raw);
        }
        app.as("resident-6").get(errand + "/mandates").expectProblem(404, "errand:not-found");
    }

    @Test
    void passedOn_onlyWithTheConsentOfThePrincipal_onlyOnce_andByTheAgent() {
        long mandate = MandateFixture.give(principal, errand, staff);
        Instant now = TestApp.CLOCK.instant();
        passOn(staff, mandate, consent("phone", now)).expectProblem(422, "mandate:unknown-agent");
        colleague.post(errand + "/join", null).expect(200);
        passOn(staff, mandate, "").expectProblem(409, "mandate:consent-needed");
        passOn(staff, mandate, consent("phone", now.plus(Duration.ofHours(1))))
                .expectProblem(422, "mandate:consent-when");
        passOn(staff, mandate, consent("phone", now.minus(Duration.ofDays(1))))
                .expectProblem(422, "mandate:consent-when");
        passOn(colleague, mandate, consent("phone", now)).expectProblem(403, "mandate:other-agent");

        Answer passedOn = passOn(staff, mandate, consent("phone", now)).expect(201);
        assertEquals(mandate, passedOn.number("passedOnFrom"));
        assertEquals("电话里同意：让杨老党员去取", passedOn.text("consentText"));
        assertTrue(lastSentence().contains("电话里同意"), this::lastSentence);
        deed(colleague, errand, passedOn.id(), "collect").expect(201);
        post(
                        colleague,
                        errand + "/mandates/" + passedOn.id() + "/pass-on",
                        "{\"agentId\":%d%s}".formatted(id(staff), consent("phone", now)))
                .expectProblem(409, "mandate:passed-on-already");
    }

    @Test
    void inAnEmergency_theReasonStandsInTheHistory() {
        long mandate = MandateFixture.give(principal, errand, staff);
        colleague.post(errand + "/join", null).expect(200);
        passOn(staff, mandate, consent("emergency", TestApp.CLOCK.instant())).expect(201);
        assertTrue(lastSentence().contains("情况紧急，来不及征得同意：让杨老党员去取"), this::lastSentence);
    }

    @Test
    void revoked_itEndsAtOnce_andWhatWasPassedOnWithIt() {
        long mandate = MandateFixture.give(principal, errand, staff);
        colleague.post(errand + "/join", null).expect(200);
        long passedOn = passOn(staff, mandate, consent("in-person", TestApp.CLOCK.instant()))
                .expect(201)
                .id();
        assertEquals("revoked", end(principal, mandate).expect(200).text("state"));
        deed(staff, errand, mandate, "submit").expectProblem(409, "mandate:revoked");
        deed(colleague, errand, passedOn, "submit").expectProblem(409, "mandate:revoked");
        end(principal, mandate).expectProblem(409, "mandate:revoked");
        assertTrue(staff.get("/notifications").raw().contains("终止了委托：WT-" + mandate));
    }

    @Test
    void theAgentResigns_staffSayForThePrincipal_aStrangerSaysNothing() {
        long first = MandateFixture.give(principal, errand, staff);
        app.as("resident-6").post(errand + "/mandates/" + first + "/end", "{}").expectProblem(404, "errand:not-found");
        assertEquals("resigned", end(staff, first).expect(200).text("state"));
        long second = MandateFixture.give(principal, errand, staff);
        JsonObject ended = end(colleague, second).expect(200).json();
        assertEquals("revoked", ended.getString("state"));
        assertEquals("杨老党员（示例）", ended.getString("endedBy"));
    }

    /** One order or the other: a deed that was answered comes before the revocation, in the history too. */
    @Test
    void revokingAndActingAtOnce_noDeedComesAfterTheRevocation() {
        int deeds = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long mandate = MandateFixture.give(principal, errand, staff);
            CompletableFuture<Answer> done =
                    CompletableFuture.supplyAsync(() -> deed(staff, errand, mandate, "submit"));
            CompletableFuture<Answer> ended = CompletableFuture.supplyAsync(() -> end(principal, mandate));
            ended.join().expect(200);
            assertEquals("mandate-ended", lastKind());
            if (done.join().status() == 201) {
                deeds++;
            } else {
                done.join().expectProblem(409, "mandate:revoked");
            }
            deed(staff, errand, mandate, "submit").expectProblem(409, "mandate:revoked");
        }
        assertEquals(
                deeds,
                history().stream()
                        .filter(step -> ((JsonObject) step).getString("kind").equals("deed"))
                        .count());
    }

    @Test
    void whatThePrincipalSaid_isRecordedByAColleagueWhoTookPart_butNotByAnAgent() {
        String solved = "{\"solved\":true}";
        MandateFixture.give(principal, errand, staff);
        colleague.post(errand + "/join", null).expect(200);
        long mandate = MandateFixture.give(principal, errand, colleague);
        staff.post(errand + "/complete", "{\"result\":\"示例\"}").expect(200);
        colleague.post(errand + "/confirm?onBehalf=phone", solved).expectProblem(403, "mandate:self-dealing");
        end(principal, mandate).expect(200);
        colleague.post(errand + "/confirm?onBehalf=phone", solved).expectProblem(403, "mandate:self-dealing");

        String other = new MandateFixture(app).claimed(principal);
        MandateFixture.give(principal, other, staff);
        colleague.post(other + "/join", null).expect(200);
        staff.post(other + "/complete", "{\"result\":\"示例\"}").expect(200);
        colleague.post(other + "/confirm?onBehalf=phone", solved).expect(200);
    }

    private String lastKind() {
        JsonArray history = history();
        return history.getJsonObject(history.size() - 1).getString("kind");
    }
}
