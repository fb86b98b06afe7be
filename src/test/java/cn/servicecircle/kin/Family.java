package cn.servicecircle.kin;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** People nobody else in the tests knows, and how they are linked. */
public final class Family {
    private static final AtomicInteger NEXT = new AtomicInteger(920_000);

    private final TestApp app;

    public Family(TestApp app) {
        this.app = app;
    }

    public ApiClient somebody() {
        return app.as("newcomer-" + NEXT.getAndIncrement());
    }

    public static long id(ApiClient who) {
        return who.get("/me").expect(200).id();
    }

    public static String name(ApiClient who) {
        return who.get("/me").expect(200).text("displayName");
    }

    static String code(ApiClient principal, String may) {
        return principal
                .post("/relatives/invitations", "{\"relation\":\"女儿\",\"may\":\"%s\"}".formatted(may))
                .expect(201)
                .text("code");
    }

    static Answer accept(ApiClient relative, String code) {
        return relative.post("/relatives/acceptances", "{\"code\":\"" + code + "\"}");
    }

    /** The id of the link. */
    public static long link(ApiClient principal, ApiClient relative, String may) {
        return accept(relative, code(principal, may)).expect(201).id();
    }

    public static Answer fileFor(ApiClient filer, long principal) {
        return filer.post(
                "/errands",
                "{\"forPersonId\":%d,\"serviceItemId\":2,\"stationId\":1,\"description\":\"替母亲办\"}"
                        .formatted(principal),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
