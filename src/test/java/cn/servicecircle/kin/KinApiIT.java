package cn.servicecircle.kin;

import static cn.servicecircle.kin.Family.accept;
import static cn.servicecircle.kin.Family.code;
import static cn.servicecircle.kin.Family.id;
import static cn.servicecircle.kin.Family.link;
import static cn.servicecircle.kin.Family.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is linked with whom: by a code, at the counter, and no longer. */
class KinApiIT {
    private static final int ROUNDS = 20;
    private static final String SIGNATURE = "{\"kind\":\"signature\",\"sha256\":\"" + "0".repeat(64) + "\"}";

    private final TestApp app = TestApp.shared();
    private final Family family = new Family(app);
    private final ApiClient mother = family.somebody();
    private final ApiClient daughter = family.somebody();
    private final ApiClient staff = app.as("staff-1");

    private Answer linkAtCounter(ApiClient by, long principal, long relative, String evidence) {
        return by.post(
                "/stations/1/relatives",
                "{\"principalId\":%d,\"relativeId\":%d,\"relation\":\"女儿\",\"may\":\"act\",\"evidence\":%s}"
                        .formatted(principal, relative, evidence),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static boolean hears(ApiClient who, String words) {
        return who.get("/notifications").expect(200).raw().contains(words);
    }

    @Test
    void aCode_linksOnce_andBothSeeIt() {
        String code = code(mother, "act");
        accept(mother, code).expectProblem(409, "kin:own-code");
        JsonObject kinship = accept(daughter, code).expect(201).json();
        assertEquals(name(mother), kinship.getString("principalName"));
        assertEquals("女儿", kinship.getString("relation"));
        accept(family.somebody(), code).expectProblem(422, "kin:code-not-valid");
        for (ApiClient side : List.of(mother, daughter)) {
            assertEquals(
                    List.of(kinship.getLong("id")),
                    side.get("/relatives").expect(200).ids());
        }
        assertTrue(hears(mother, name(daughter) + "（女儿）已和您关联"));
        accept(daughter, code(mother, "see")).expectProblem(409, "kin:already-linked");
    }

    @Test
    void aCode_isKeptAsItsHashOnly_andEndsAfterADay() throws SQLException {
        String code = code(mother, "see");
        assertEquals(
                "0",
                Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM kin_invitation WHERE code_hash = '" + code + "'"));
        Jdbc.run(
                app.mySqlUri(),
                "UPDATE kin_invitation SET expires_at = '2026-01-01' WHERE principal_id = " + id(mother));
        accept(daughter, code).expectProblem(422, "kin:code-not-valid");
        String next = code(mother, "see");
        assertEquals(
                "1",
                Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM kin_invitation WHERE principal_id = " + id(mother)),
                "what is too old is gone");
        accept(daughter, next).expect(201);
    }

    @Test
    void twoShowTheSameCodeAtOnce_oneIsLinked() {
        for (int round = 0; round < ROUNDS; round++) {
            ApiClient principal = family.somebody();
            ApiClient other = family.somebody();
            String code = code(principal, "act");
            List<Integer> statuses = Stream.of(
                            CompletableFuture.supplyAsync(() -> accept(daughter, code)),
                            CompletableFuture.supplyAsync(() -> accept(other, code)))
                    .map(answer -> answer.join().status())
                    .sorted()
                    .toList();
            assertEquals(List.of(201, 422), statuses);
            assertEquals(1, principal.get("/relatives").expect(200).items().size());
        }
    }

    @Test
    void anAcceptanceSentTwice_getsTheFirstAnswer() {
        String body = "{\"code\":\"" + code(mother, "act") + "\"}";
        String key = UUID.randomUUID().toString();
        String first = daughter.post("/relatives/acceptances", body, "Idempotency-Key", key)
                .expect(201)
                .raw();
        assertEquals(
                first,
                daughter.post("/relatives/acceptances", body, "Idempotency-Key", key)
                        .expect(201)
                        .raw());
    }

    @Test
    void either_endsIt_andAStrangerDoesNot() {
        long kinship = link(mother, daughter, "act");
        family.somebody().delete("/relatives/" + kinship).expectProblem(404, "kin:not-found");
        staff.delete("/relatives/" + kinship).expectProblem(404, "kin:not-found");
        mother.delete("/relatives/" + kinship).expect(204);
        daughter.delete("/relatives/" + kinship).expectProblem(404, "kin:not-found");
        assertTrue(hears(daughter, "亲属关联已经解除"));
        assertEquals(List.of(), daughter.get("/relatives").expect(200).ids());

        long again = link(mother, daughter, "see");
        daughter.delete("/relatives/" + again).expect(204);
        assertTrue(hears(mother, "亲属关联已经解除"));
    }

    @Test
    void atTheCounter_itTakesEvidence_andSomebodyElse_andTheStationCanEndIt() {
        long principal = id(mother);
        long relative = id(daughter);
        linkAtCounter(staff, principal, relative, "{\"kind\":\"signature\"}").expectProblem(422, "evidence:incomplete");
        linkAtCounter(staff, principal, relative, """
                        {"kind":"witnesses","witnesses":[{"name":"%s","relation":"本人"},{"name":"张师傅","relation":"邻居"}]}""".formatted(name(daughter)))
                .expectProblem(422, "evidence:interested-witness");
        linkAtCounter(staff, principal, id(staff), SIGNATURE).expectProblem(403, "kin:self-dealing");
        linkAtCounter(staff, principal, principal, SIGNATURE).expectProblem(422, "kin:same-person");
        linkAtCounter(staff, principal, 4_000_000_000L, SIGNATURE).expectProblem(422, "kin:unknown-person");
        linkAtCounter(app.as("staff-3"), principal, relative, SIGNATURE).expectProblem(403, "station:not-yours");
        assertEquals(List.of(), mother.get("/relatives").expect(200).ids());

        long kinship =
                linkAtCounter(staff, principal, relative, SIGNATURE).expect(201).id();
        assertTrue(hears(mother, "已和您关联") && hears(daughter, "登记了亲属关联"));
        app.as("staff-3").delete("/relatives/" + kinship).expectProblem(404, "kin:not-found");
        app.as("staff-2").delete("/relatives/" + kinship).expect(204);
        assertTrue(hears(mother, "亲属关联已经解除") && hears(daughter, "亲属关联已经解除"));
    }

    @Test
    void aPersonHasTenRelativesAtMost() {
        for (int i = 0; i < 10; i++) {
            link(mother, family.somebody(), "see");
        }
        accept(daughter, code(mother, "see")).expectProblem(409, "kin:too-many");
        Answer page = mother.get("/relatives?limit=7").expect(200);
        assertEquals(7, page.items().size());
        assertEquals(
                3,
                mother.get("/relatives?limit=7&after=" + page.number("next"))
                        .items()
                        .size());
    }
}
