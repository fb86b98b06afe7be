package cn.servicecircle.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedPeopleTest {
    private final SimulatedPeople people = new SimulatedPeople();

    private String openid(String code) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap()
                .add("appid", WeChatSimulator.APP_ID)
                .add("secret", WeChatSimulator.APP_SECRET)
                .add("grant_type", "authorization_code")
                .add("js_code", code);
        return people.logIn(new SimulatedCall(HttpMethod.GET, query, Buffer.buffer()))
                .getString("openid");
    }

    private int refusal(String code) {
        return assertThrows(SimulatedRefusal.class, () -> openid(code)).errcode;
    }

    @ParameterizedTest
    @CsvSource({
        "demo-resident-1_a, demo-resident-1",
        "demo-resident-9_1758000000-x_y, demo-resident-9",
        "demo-staff-9_1, demo-staff-9",
        "demo-steward-3_1, demo-steward-3",
        "demo-moderator-3_1, demo-moderator-3",
        "demo-admin_1, demo-admin",
        "demo-newcomer-1_1, demo-newcomer-1",
        "demo-newcomer-999999_1, demo-newcomer-999999",
    })
    void aDemoCode_alwaysMeansTheSamePerson(String code, String openid) {
        assertEquals(openid, openid(code));
        assertEquals(openid, openid(code + "-again"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo-resident-1",
                "demo-resident-1_",
                "demo-resident-0_a",
                "demo-resident-10_a",
                "demo-moderator-4_a",
                "demo-admin-1_a",
                "demo-newcomer-0_a",
                "demo-newcomer-1000000_a",
                "demo-resident-1_a b",
                "demo-resident-1_a\n",
                "resident-1_a",
                "demo-resident-1_居民"
            })
    void anyOtherCode_isInvalid(String code) {
        assertEquals(40029, refusal(code));
    }

    @Test
    void aCode_worksOnce() {
        assertEquals("demo-resident-1", openid("demo-resident-1_a"));
        assertEquals(40163, refusal("demo-resident-1_a"));
        assertEquals(40163, refusal("demo-resident-1_a"));
    }

    @Test
    void usedCodes_areForgottenOldestFirstBeyondAHundredThousand() {
        for (int i = 0; i <= 100_000; i++) {
            assertEquals("demo-resident-1", openid("demo-resident-1_" + i));
        }
        assertEquals(40163, refusal("demo-resident-1_1"));
        assertEquals("demo-resident-1", openid("demo-resident-1_0"));
    }
}
