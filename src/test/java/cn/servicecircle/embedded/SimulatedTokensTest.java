package cn.servicecircle.embedded;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SimulatedTokensTest {
    private Instant now = Instant.parse("2026-05-01T00:00:00Z");
    private final SimulatedTokens tokens = new SimulatedTokens(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private JsonObject fetch(boolean forced) {
        JsonObject request = new JsonObject()
                .put("grant_type", "client_credential")
                .put("appid", WeChatSimulator.APP_ID)
                .put("secret", WeChatSimulator.APP_SECRET)
                .put("force_refresh", forced);
        return tokens.stable(
                new SimulatedCall(HttpMethod.POST, MultiMap.caseInsensitiveMultiMap(), request.toBuffer()));
    }

    private String token() {
        return fetch(false).getString("access_token");
    }

    private void use(String token) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap().add("access_token", token);
        tokens.check(new SimulatedCall(HttpMethod.POST, query, Buffer.buffer()));
    }

    @Test
    void theStableToken_isTheSameUntilFiveMinutesBeforeItsEnd() {
        String first = token();
        now = now.plus(Duration.ofMinutes(114));
        assertEquals(first, token());
        assertEquals(360, fetch(false).getInteger("expires_in"));
        now = now.plus(Duration.ofMinutes(1));
        assertNotEquals(first, token());
    }

    @Test
    void theOldAndTheNewToken_bothWorkForFiveMinutes() {
        String first = token();
        now = now.plus(Duration.ofMinutes(116));
        String second = token();
        assertDoesNotThrow(() -> use(first));
        assertDoesNotThrow(() -> use(second));
        now = now.plus(Duration.ofMinutes(4));
        assertEquals(40001, assertThrows(SimulatedRefusal.class, () -> use(first)).errcode);
        assertDoesNotThrow(() -> use(second));
    }

    @Test
    void aTokenFetchedByForce_endsTheOneBefore() {
        String first = token();
        String second = fetch(true).getString("access_token");
        assertEquals(40001, assertThrows(SimulatedRefusal.class, () -> use(first)).errcode);
        assertDoesNotThrow(() -> use(second));
        assertEquals(second, token());
    }
}
