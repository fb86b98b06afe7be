package cn.servicecircle;

import cn.servicecircle.testkit.ApiClient;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What people do about themselves: every operation × everybody. */
class IdentityAuthorisationIT {
    private static final TestApp APP = TestApp.shared();
    private static final AtomicInteger NEXT = new AtomicInteger(8001);

    static final AccessTable TABLE = new AccessTable(APP, AccessTable.CALLERS);

    static {
        TABLE.open("getPhoneConsent", "/phone-consent");
        //                        any new r1  r2  r6  s1  s3  m1  m2  admin
        // Nobody has such a code, and nobody's phone changes.
        TABLE.row("verifyPhone", "401 422 422 422 422 422 422 422 422 422", c -> verify(c, "nobody"));
        // There is no such person: whoever is let in is told so.
        TABLE.row("recordPhone", "401 403 403 403 403 422 403 403 403 403", c -> c.post(
                        "/stations/" + APP.station() + "/verified-phones",
                        "{\"personId\":%d,\"phone\":\"13800001111\",\"consent\":true}".formatted(AccessTable.NOBODY))
                .status());
        // Nobody is renamed.
        TABLE.row("chooseName", " 401 422 422 422 422 422 422 422 422 422", c -> c.put(
                        "/me/name", "{\"displayName\":\"社区官方\"}")
                .status());
        TABLE.row("removePhone", "401 404 200 200 200 200 200 200 200 200", IdentityAuthorisationIT::remove);
    }

    private static int verify(ApiClient who, String code) {
        String version = APP.anybody().get("/phone-consent").text("version");
        return who.post("/me/phone", "{\"code\":\"%s\",\"consentVersion\":\"%s\"}".formatted(code, version))
                .status();
    }

    /** Other tests need a phone to be there. */
    private static int remove(ApiClient who) {
        int status = who.delete("/me/phone").status();
        if (status == 200) {
            verify(who, TestApp.phoneCode("newcomer-" + NEXT.getAndIncrement()));
        }
        return status;
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }
}
