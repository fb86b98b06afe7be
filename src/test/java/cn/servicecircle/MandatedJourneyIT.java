package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A daughter has her mother's 高龄津贴 done: 代办 from the first word to the rating, as one story. */
class MandatedJourneyIT {
    private static final String SIGNATURE = "{\"kind\":\"signature\",\"sha256\":\"" + "9f".repeat(32) + "\"}";

    private final TestApp app = TestApp.shared();
    private final ApiClient mother = app.as("resident-3");
    private final ApiClient daughter = app.as("resident-8");
    private final ApiClient staff = app.as("staff-1");
    private final String errand = filedByTheDaughter();

    private static Answer post(ApiClient who, String path, String body) {
        return who.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private static long id(ApiClient who) {
        return who.get("/me").expect(200).id();
    }

    /** 亲属: the mother lets her act, by a code that is good once. */
    private String filedByTheDaughter() {
        String code = mother.post("/relatives/invitations", "{\"relation\":\"女儿\",\"may\":\"act\"}")
                .expect(201)
                .text("code");
        daughter.post("/relatives/acceptances", "{\"code\":\"" + code + "\"}").expect(201);
        Answer filed = post(
                        daughter,
                        "/errands",
                        "{\"forPersonId\":%d,\"serviceItemId\":1,\"stationId\":%d,\"description\":\"替母亲申领，她行动不便。\"}"
                                .formatted(id(mother), app.station()))
                .expect(201);
        assertEquals("马奶奶（示例）", filed.text("principalName"));
        return "/errands/" + filed.id();
    }

    @Test
    void aDaughterHasHerMothersAllowanceDone_underAMandate_andEveryOriginalComesBack() {
        staff.post(errand + "/claim", null).expect(200);
        theMissingPapersAreToldOnce_andOneMoreLater();
        long mandate = theMotherSigns();
        theIdentityCardGoesToTheBureau_andComesBack(mandate);
        staff.post(errand + "/complete", "{\"result\":\"区民政局已批准，津贴从下月起按月到账。\"}").expect(200);
        daughter.post(errand + "/confirm", "{\"solved\":true}").expect(200);
        daughter.post(errand + "/rating", "{\"grade\":5}").expectProblem(403, "errand:not-yours");
        mother.post(errand + "/rating", "{\"grade\":5,\"comment\":\"没让我跑一趟\"}").expect(200);

        assertEquals(
                "over",
                mother.get(errand + "/mandates")
                        .expect(200)
                        .items()
                        .getJsonObject(0)
                        .getString("state"));
        assertEquals(whatHappened(mandate), sentences());
        theMotherGoesOnAlone();
    }

    private void theMotherGoesOnAlone() {
        long kinship = mother.get("/relatives").expect(200).ids().get(0);
        mother.delete("/relatives/" + kinship).expect(204);
        daughter.get(errand).expectProblem(404, "errand:not-found");
    }

    /** 一次性告知 stops the clock, 二次告知 does not. */
    private void theMissingPapersAreToldOnce_andOneMoreLater() {
        JsonObject waiting = papers("户口簿");
        assertEquals("waiting", waiting.getString("state"));
        assertTrue(daughter.get("/notifications").expect(200).raw().contains("还缺材料：户口簿"));
        assertEquals(
                "in-progress",
                supply(waiting.getJsonArray("papers").getJsonObject(0)).text("state"));
        JsonObject again = papers("银行卡");
        assertEquals("in-progress", again.getString("state"));
        supply(again.getJsonArray("papers").getJsonObject(1));
    }

    private JsonObject papers(String name) {
        return staff.post(
                        errand + "/papers",
                        "{\"papers\":[{\"name\":\"%s\",\"form\":\"copy\",\"copies\":1,\"obtainedFrom\":\"本人持有\"}]}"
                                .formatted(name))
                .expect(200)
                .json();
    }

    private Answer supply(JsonObject paper) {
        return daughter.post(errand + "/papers/supply", "{\"paperIds\":[" + paper.getLong("id") + "]}")
                .expect(200);
    }

    private long theMotherSigns() {
        staff.post(errand + "/complete", "{\"result\":\"示例\"}").expectProblem(409, "mandate:missing");
        return post(
                        mother,
                        errand + "/mandates",
                        "{\"agentId\":%d,\"powers\":[\"submit\",\"collect\"],\"lastDay\":\"%s\",\"evidence\":%s}"
                                .formatted(id(staff), LocalDate.now(TestApp.CLOCK), SIGNATURE))
                .expect(201)
                .id();
    }

    private void theIdentityCardGoesToTheBureau_andComesBack(long mandate) {
        Answer card = post(
                        staff,
                        errand + "/originals",
                        "{\"name\":\"居民身份证\",\"kind\":\"identity\",\"count\":1,\"withWhom\":\"马奶奶的女儿\"}")
                .expect(201);
        acknowledged(card, 0);
        String original = errand + "/originals/" + card.id();
        String bureau = "{\"count\":1,\"withWhom\":\"区民政局窗口\"}";
        post(staff, original + "/pass-on", bureau).expect(201);
        deed(mandate, "submit", "申请表和材料齐了，窗口已收。");
        staff.post(errand + "/complete", "{\"result\":\"示例\"}").expectProblem(409, "custody:not-returned");
        post(staff, original + "/fetch-back", bureau).expect(201);
        deed(mandate, "collect", "批准通知书一份。");
        acknowledged(
                post(staff, original + "/return", "{\"count\":1,\"withWhom\":\"马奶奶的女儿\"}")
                        .expect(201),
                3);
    }

    private void acknowledged(Answer original, int movement) {
        long id = original.json()
                .getJsonArray("movements")
                .getJsonObject(movement)
                .getLong("id");
        daughter.post(errand + "/movements/" + id + "/acknowledge", null).expect(200);
    }

    private void deed(long mandate, String power, String text) {
        post(
                        staff,
                        errand + "/deeds",
                        "{\"mandateId\":%d,\"power\":\"%s\",\"text\":\"%s\"}".formatted(mandate, power, text))
                .expect(201);
    }

    private List<String> sentences() {
        return mother.get(errand).expect(200).json().getJsonArray("history").stream()
                .map(step -> ((JsonObject) step).getString("sentence"))
                .toList();
    }

    private List<String> whatHappened(long mandate) {
        String receipt = mother.get(errand + "/originals")
                .expect(200)
                .items()
                .getJsonObject(0)
                .getString("receiptNumber");
        String card = "居民身份证 1 件，";
        return List.of(
                "吴女士（示例）提交了申请",
                "刘网格员（示例）接单，由其负责到底",
                "刘网格员（示例）一次性告知还缺的材料，等材料期间不计入办理时间：户口簿 复印件 1 份（本人持有）",
                "吴女士（示例）补齐了材料，办理时间继续计算：户口簿",
                "刘网格员（示例）又要了第一次没有告知的材料（二次告知），办理时间照算：银行卡 复印件 1 份（本人持有）",
                "吴女士（示例）交来材料：银行卡",
                "马奶奶（示例）登记了委托书：WT-" + mandate + "，委托刘网格员（示例）递交申请、代领结果，到 " + LocalDate.now(TestApp.CLOCK) + " 为止",
                "刘网格员（示例）收下原件：" + card + "马奶奶的女儿交来，收据 " + receipt,
                "吴女士（示例）确认了原件交接：" + card + "马奶奶的女儿交来，收据 " + receipt,
                "刘网格员（示例）把原件交给部门：" + card + "交给区民政局窗口，收据 " + receipt,
                "刘网格员（示例）凭委托书 WT-" + mandate + " 代为递交申请：申请表和材料齐了，窗口已收。",
                "刘网格员（示例）从部门取回原件：" + card + "从区民政局窗口取回，收据 " + receipt,
                "刘网格员（示例）凭委托书 WT-" + mandate + " 代为代领结果：批准通知书一份。",
                "刘网格员（示例）交还原件：" + card + "交还马奶奶的女儿，收据 " + receipt,
                "吴女士（示例）确认了原件交接：" + card + "交还马奶奶的女儿，收据 " + receipt,
                "刘网格员（示例）办好了：区民政局已批准，津贴从下月起按月到账。",
                "吴女士（示例）确认已解决",
                "马奶奶（示例）作了评价：非常满意");
    }
}
