package cn.servicecircle.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Errands;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Originals from the counter to the responsible body and back into the hands of whoever brought them. */
class CustodyApiIT {
    private static final int ROUNDS = 30;
    private static final int MOVEMENTS = 60;
    private static final String RESULT = "{\"result\":\"示例结果\"}";
    private static final String REASON = "{\"reason\":\"示例理由\"}";

    private final TestApp app = TestApp.shared();
    private final ApiClient resident = app.as("resident-1");
    private final ApiClient staff = app.as("staff-1");
    private final ApiClient colleague = app.as("staff-2");
    private final String errand = "/errands/" + new Errands(app).claimed();

    private static Answer post(ApiClient who, String path, String body) {
        return who.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private JsonObject receive(String name, int count) {
        return post(
                        staff,
                        errand + "/originals",
                        "{\"name\":\"%s\",\"kind\":\"identity\",\"count\":%d,\"note\":\"有折痕\",\"withWhom\":\"李阿姨\"}"
                                .formatted(name, count))
                .expect(201)
                .json();
    }

    private Answer move(ApiClient who, long original, String step, int count) {
        return post(
                who,
                errand + "/originals/" + original + "/" + step,
                "{\"count\":%d,\"withWhom\":\"区民政局窗口\"}".formatted(count));
    }

    private Answer complete() {
        return staff.post(errand + "/complete", RESULT);
    }

    private Answer acknowledge(ApiClient who, long movement) {
        return who.post(errand + "/movements/" + movement + "/acknowledge", null);
    }

    private static long movement(JsonObject original, int index) {
        return original.getJsonArray("movements").getJsonObject(index).getLong("id");
    }

    private List<String> sentences() {
        JsonArray history = resident.get(errand).expect(200).json().getJsonArray("history");
        return history.stream()
                .map(step -> ((JsonObject) step).getString("sentence"))
                .toList();
    }

    @Test
    void everyMovement_isASentenceOfTheHistory_andTheLedgerSaysWhereWhatIs() {
        JsonObject book = receive("户口簿", 2);
        long id = book.getLong("id");
        String receipt = "收据 SJ-" + id;
        assertEquals("SJ-" + id, book.getString("receiptNumber"));
        move(staff, id, "pass-on", 2).expect(201);
        complete().expectProblem(409, "custody:not-returned");
        move(colleague, id, "fetch-back", 1).expect(201);
        Answer held = move(staff, id, "return", 1).expect(201);
        assertEquals("户口簿 1 件在部门（" + receipt + "）", held.text("heldText"));
        Answer no = complete().expectProblem(409, "custody:not-returned");
        assertTrue(no.text("detail").contains("户口簿 1 件在部门（" + receipt + "）"), no::raw);
        move(staff, id, "return", 1).expectProblem(409, "custody:not-held");
        move(staff, id, "fetch-back", 1).expect(201);
        move(staff, id, "return", 1).expect(201);

        assertEquals(
                List.of(
                        "刘网格员（示例）收下原件：户口簿 2 件，李阿姨交来，" + receipt,
                        "刘网格员（示例）把原件交给部门：户口簿 2 件，交给区民政局窗口，" + receipt,
                        "杨老党员（示例）从部门取回原件：户口簿 1 件，从区民政局窗口取回，" + receipt),
                sentences().subList(2, 5));
        assertEquals(
                6,
                resident.get(errand + "/originals")
                        .expect(200)
                        .items()
                        .getJsonObject(0)
                        .getJsonArray("movements")
                        .size());
        assertTrue(resident.get("/notifications").raw().contains(receipt + "。请点开核对并确认。"));
        complete().expect(200);
    }

    @Test
    void closingAndHandingToAnotherStation_waitForTheOriginalsToo_andHandingUpDoesNot() {
        complete().expect(200);
        resident.post(errand + "/confirm", "{\"solved\":false,\"comment\":\"没有到账\"}")
                .expect(200);
        long id = receive("存折", 1).getLong("id");
        staff.post(errand + "/close", REASON).expectProblem(409, "custody:not-returned");
        long other = app.as("staff-3")
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("stationId");
        staff.post(errand + "/hand-over", "{\"stationId\":%d,\"reason\":\"示例\"}".formatted(other))
                .expectProblem(409, "custody:not-returned");
        staff.post(errand + "/hand-up", REASON).expect(200);
        move(app.as("steward-1"), id, "return", 1).expect(201);
    }

    @Test
    void thePrincipalCancels_whatIsHeldIsStillShown_andHandedBack() {
        long id = receive("身份证", 1).getLong("id");
        move(staff, id, "pass-on", 1).expect(201);
        resident.post(errand + "/cancel", null).expect(200);
        JsonObject held =
                resident.get(errand + "/originals").expect(200).items().getJsonObject(0);
        assertEquals("身份证 1 件在部门（收据 SJ-" + id + "）", held.getString("heldText"));
        move(staff, id, "pass-on", 1).expectProblem(409, "errand:not-possible-now");
        move(staff, id, "fetch-back", 1).expect(201);
        Answer returned = move(staff, id, "return", 1).expect(201);
        assertEquals("身份证已全部交还（收据 SJ-" + id + "）", returned.text("heldText"));
        acknowledge(resident, movement(returned.json(), 3)).expect(200);
    }

    @Test
    void thePrincipalAcknowledgesWithOneTap_orSignsAtTheCounter_once() {
        JsonObject card = receive("身份证", 1);
        long received = movement(card, 0);
        JsonObject own = acknowledge(resident, received)
                .expect(200)
                .json()
                .getJsonArray("movements")
                .getJsonObject(0)
                .getJsonObject("acknowledged");
        assertEquals("李阿姨（示例）", own.getString("by"));
        assertEquals(false, own.getBoolean("atCounter"));
        acknowledge(resident, received).expectProblem(409, "custody:acknowledged-already");

        long passedOn = movement(
                move(staff, card.getLong("id"), "pass-on", 1).expect(201).json(), 1);
        acknowledge(resident, passedOn).expectProblem(409, "custody:not-with-you");
        move(staff, card.getLong("id"), "fetch-back", 1).expect(201);
        long returned = movement(
                move(staff, card.getLong("id"), "return", 1).expect(201).json(), 3);
        acknowledge(staff, returned).expect(200);
        List<String> all = sentences();
        assertTrue(all.get(all.size() - 1).endsWith("（本人在柜台签字）"), all::toString);
        acknowledge(resident, 4_000_000_000L).expectProblem(404, "custody:not-found");
    }

    @Test
    void twoHandBackTheSameOriginalAtOnce_itIsHandedBackOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            long id = receive("身份证", 1).getLong("id");
            CompletableFuture<Answer> one = CompletableFuture.supplyAsync(() -> move(staff, id, "return", 1));
            CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> move(colleague, id, "return", 1));
            List<Answer> answers = Stream.of(one, other)
                    .map(CompletableFuture::join)
                    .sorted((a, b) -> a.status() - b.status())
                    .toList();
            answers.get(0).expect(201);
            answers.get(1).expectProblem(409, "custody:not-held");
        }
        complete().expect(200);
    }

    @Test
    void theLastReturnSentTwice_isOne() {
        long id = receive("照片", 2).getLong("id");
        String path = errand + "/originals/" + id + "/return";
        String both = "{\"count\":2,\"withWhom\":\"李阿姨\"}";
        String key = "return-of-" + id;
        String first =
                staff.post(path, both, "Idempotency-Key", key).expect(201).raw();
        assertEquals(first, staff.post(path, both, "Idempotency-Key", key).raw());
        staff.post(path, both.replace("2", "1"), "Idempotency-Key", key).expectProblem(422, "idempotency:key-reused");
        complete().expect(200);
    }

    /** The same property as of the ledger alone, through everything: it may be completed when, and only when, nothing is held. */
    @Test
    void randomMovements_itIsCompletedOnlyWhenNothingIsHeld() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long id = receive("户口簿", 2).getLong("id");
        int station = 2;
        int body = 0;
        for (int i = 0; i < MOVEMENTS; i++) {
            String when = "seed " + seed + ", movement " + i;
            int count = 1 + random.nextInt(2);
            String step = List.of("pass-on", "fetch-back", "return").get(random.nextInt(3));
            boolean there = count <= (step.equals("fetch-back") ? body : station);
            Answer moved = move(staff, id, step, count);
            assertEquals(there ? 201 : 409, moved.status(), when);
            if (there) {
                station += step.equals("fetch-back") ? count : -count;
                body += step.equals("pass-on") ? count : step.equals("fetch-back") ? -count : 0;
                assertEquals(station, moved.number("atStation"), when);
                assertEquals(body, moved.number("atBody"), when);
            }
            assertEquals(station + body == 0 ? 200 : 409, complete().status(), when);
            if (station + body == 0) {
                resident.post(errand + "/confirm", "{\"solved\":false}").expect(200);
                id = receive("户口簿", 2).getLong("id");
                station = 2;
            }
        }
    }
}
