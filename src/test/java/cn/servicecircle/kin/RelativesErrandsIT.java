package cn.servicecircle.kin;

import static cn.servicecircle.kin.Family.fileFor;
import static cn.servicecircle.kin.Family.id;
import static cn.servicecircle.kin.Family.link;
import static cn.servicecircle.kin.Family.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Errands;
import cn.servicecircle.TestApp;
import cn.servicecircle.mandate.MandateFixture;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.upload.TestPictures;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What relatives see of each other's errands, are told of them, and may do with them. */
class RelativesErrandsIT {
    private static final String REASON = "{\"reason\":\"示例理由\"}";
    private static final String RESULT = "{\"result\":\"示例结果\"}";

    private final TestApp app = TestApp.shared();
    private final Family family = new Family(app);
    private final Errands errands = new Errands(app);
    private final ApiClient mother = family.somebody();
    private final ApiClient daughter = family.somebody();
    private final ApiClient son = family.somebody();
    private final ApiClient staff = app.as("staff-1");
    private final ApiClient colleague = app.as("staff-2");

    private String filed(ApiClient principal) {
        return "/errands/" + errands.fileBy(principal).expect(201).id();
    }

    private String claimed(ApiClient principal) {
        String errand = filed(principal);
        staff.post(errand + "/claim", null).expect(200);
        return errand;
    }

    private String done(ApiClient principal) {
        String errand = claimed(principal);
        staff.post(errand + "/complete", RESULT).expect(200);
        return errand;
    }

    private static boolean hears(ApiClient who, String words) {
        return who.get("/notifications?limit=50").expect(200).raw().contains(words);
    }

    @Test
    void theDaughterFiles_itIsTheMothersErrand_andBothHaveIt() {
        link(mother, daughter, "act");
        JsonObject filed = fileFor(daughter, id(mother)).expect(201).json();
        String errand = "/errands/" + filed.getLong("id");
        assertEquals(name(mother), filed.getString("principalName"));
        JsonObject first = filed.getJsonArray("history").getJsonObject(0);
        assertEquals(name(daughter) + "提交了申请", first.getString("sentence"));
        assertEquals(List.of("cancel"), filed.getJsonArray("possible").getList());
        assertEquals(filed.getJsonArray("history"), mother.get(errand).json().getJsonArray("history"));
        assertEquals(List.of(filed.getLong("id")), daughter.get("/errands").ids());
        assertEquals(List.of(filed.getLong("id")), mother.get("/errands").ids());
        assertTrue(hears(mother, name(daughter) + "替您提交了申请 " + filed.getString("trackingNumber")));
    }

    @Test
    void nobodyFilesForWhomTheyMayNotActFor() {
        fileFor(daughter, id(mother)).expectProblem(422, "errand:not-your-relative");
        fileFor(daughter, 4_000_000_000L).expectProblem(422, "errand:not-your-relative");
        link(mother, daughter, "see");
        fileFor(daughter, id(mother)).expectProblem(403, "errand:may-only-see");
        fileFor(mother, id(daughter)).expectProblem(422, "errand:not-your-relative");
        assertEquals(List.of(), mother.get("/errands").ids());
    }

    @Test
    void whoeverMaySee_seesAndHearsEverything_andDoesNothing() {
        link(mother, daughter, "see");
        String errand = claimed(mother);
        JsonObject seen = daughter.get(errand).expect(200).json();
        assertEquals(List.of(), seen.getJsonArray("possible").getList());
        assertEquals(mother.get(errand).json().getJsonArray("history"), seen.getJsonArray("history"));
        assertTrue(hears(daughter, "已接单，由刘网格员（示例）负责。"));
        daughter.post(errand + "/cancel", null).expectProblem(403, "errand:not-yours");
        upload(daughter, errand).expectProblem(403, "errand:may-only-see");
        daughter.get(errand + "/attachments").expect(200);
        daughter.get(errand + "/mandates").expect(200);
        daughter.get(errand + "/originals").expect(200);
        son.get(errand).expectProblem(404, "errand:not-found");
        son.get(errand + "/originals").expectProblem(404, "errand:not-found");
        son.post(errand + "/cancel", null).expectProblem(404, "errand:not-found");
    }

    @Test
    void whoeverMayAct_doesWhatThePrincipalDoes_butNeverRates_andThePrincipalHears() {
        link(mother, daughter, "act");
        String errand = done(mother);
        daughter.post(errand + "/rating", "{\"grade\":5}").expectProblem(403, "errand:not-yours");
        daughter.post(errand + "/confirm", "{\"solved\":false,\"comment\":\"没有到账\"}")
                .expect(200);
        assertTrue(hears(mother, name(daughter) + "认为没有解决，重新办理：没有到账"));
        staff.post(errand + "/complete", RESULT).expect(200);
        daughter.post(errand + "/confirm", "{\"solved\":true}").expect(200);
        daughter.post(errand + "/reopen", REASON).expect(200);
        upload(daughter, errand).expect(201);
        daughter.post(errand + "/cancel", null).expect(200);
        assertTrue(hears(mother, name(daughter) + "撤回了申请"));
        assertFalse(hears(daughter, "撤回了申请"), "nobody is told of what they did themselves");
    }

    private static Answer upload(ApiClient who, String errand) {
        return who.upload(
                errand + "/attachments?purpose=photo",
                "image/png",
                TestPictures.png(20, 10),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    @Test
    void ended_itEndsAtOnce_forSightListsNewsAndDeeds() {
        long kinship = link(mother, daughter, "act");
        String errand = claimed(mother);
        mother.delete("/relatives/" + kinship).expect(204);
        daughter.get(errand).expectProblem(404, "errand:not-found");
        daughter.post(errand + "/cancel", null).expectProblem(404, "errand:not-found");
        fileFor(daughter, id(mother)).expectProblem(422, "errand:not-your-relative");
        assertEquals(List.of(), daughter.get("/errands").ids());
        staff.post(errand + "/complete", RESULT).expect(200);
        assertFalse(hears(daughter, "已办好"));
        assertTrue(hears(mother, "已办好"));
    }

    /** Ending takes a second here before it is committed; what the relative does in that second waits to hear of it. */
    @Test
    void endedAtTheSameMoment_nothingIsDoneAfterIt() throws Exception {
        long kinship = link(mother, daughter, "act");
        String errand = filed(mother);
        CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> endSlowly(kinship));
        Thread.sleep(300);
        daughter.post(errand + "/cancel", null).expectProblem(404, "errand:not-found");
        fileFor(daughter, id(mother)).expectProblem(422, "errand:not-your-relative");
        ending.get();
    }

    private void endSlowly(long kinship) {
        try {
            Jdbc.run(
                    app.mySqlUri(),
                    "START TRANSACTION",
                    "UPDATE kinship SET ended_at = UTC_TIMESTAMP(6) WHERE id = " + kinship,
                    "DO SLEEP(1)",
                    "COMMIT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void myList_isMineAndMyPeoples_eachOnce_pageByPage() {
        ApiClient father = family.somebody();
        link(mother, daughter, "act");
        link(father, daughter, "see");
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (ApiClient who : List.of(mother, daughter, father)) {
                all.add(0, errands.fileBy(who).expect(201).id());
            }
        }
        errands.fileBy(son).expect(201);
        List<Long> listed = new ArrayList<>();
        Answer page = daughter.get("/errands?limit=2").expect(200);
        listed.addAll(page.ids());
        while (page.json().containsKey("next")) {
            page = daughter.get("/errands?limit=2&after=" + page.number("next")).expect(200);
            listed.addAll(page.ids());
        }
        assertEquals(all, listed);
        assertEquals(3, mother.get("/errands").ids().size());
    }

    /** 民法典 168: neither as an agent nor as staff is one's own work judged in the principal's name. */
    @Test
    void whoeverDidIt_doesNotConfirmItForThePrincipal() {
        link(mother, daughter, "act");
        link(mother, son, "act");
        link(mother, colleague, "act");
        String errand = new MandateFixture(app).claimed(mother);
        colleague.post(errand + "/join", null).expect(200);
        MandateFixture.give(mother, errand, staff);
        long mandate = MandateFixture.give(mother, errand, daughter);
        MandateFixture.deed(daughter, errand, mandate, "submit").expect(201);
        staff.post(errand + "/complete", RESULT).expect(200);
        daughter.post(errand + "/confirm", "{\"solved\":true}").expectProblem(403, "mandate:self-dealing");
        colleague.post(errand + "/confirm", "{\"solved\":true}").expectProblem(403, "mandate:self-dealing");
        son.post(errand + "/confirm", "{\"solved\":true}").expect(200);
    }
}
