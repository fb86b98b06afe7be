package cn.servicecircle.mandate;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import java.time.LocalDate;
import java.util.UUID;

/** Errands that are done for their principal (代办), and mandates in them. */
public final class MandateFixture {
    public static final String SIGNATURE = "{\"kind\":\"signature\",\"sha256\":\"" + "0".repeat(64) + "\"}";

    private final TestApp app;

    public MandateFixture(TestApp app) {
        this.app = app;
    }

    /** Claimed by staff-1; its path. */
    public String claimed(ApiClient principal) {
        String errand = "/errands/"
                + post(principal, "/errands", "{\"serviceItemId\":1,\"stationId\":1,\"description\":\"示例\"}")
                        .expect(201)
                        .id();
        app.as("staff-1").post(errand + "/claim", null).expect(200);
        return errand;
    }

    public static long id(ApiClient who) {
        return who.get("/me").expect(200).id();
    }

    public static Answer post(ApiClient who, String path, String body) {
        return who.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    static String mandate(long agent, String powers, LocalDate lastDay, String evidence) {
        return "{\"agentId\":%d,\"powers\":%s,\"lastDay\":\"%s\",\"evidence\":%s}"
                .formatted(agent, powers, lastDay, evidence);
    }

    static LocalDate today() {
        return LocalDate.now(TestApp.CLOCK);
    }

    /** To submit and to collect, until tomorrow; its id. */
    public static long give(ApiClient principal, String errand, ApiClient agent) {
        String body = mandate(id(agent), "[\"submit\",\"collect\"]", today().plusDays(1), SIGNATURE);
        return post(principal, errand + "/mandates", body).expect(201).id();
    }

    public static Answer deed(ApiClient agent, String errand, long mandate, String power) {
        return post(
                agent,
                errand + "/deeds",
                "{\"mandateId\":%d,\"power\":\"%s\",\"text\":\"已到窗口\"}".formatted(mandate, power));
    }
}
