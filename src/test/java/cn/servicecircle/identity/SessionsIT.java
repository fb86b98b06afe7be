package cn.servicecircle.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.redis.Redis;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.TestClock;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A session ends when it should, on every node. */
class SessionsIT {
    private static final Duration AT_ONCE = Duration.ofMillis(1000);
    /** What a node knows by heart of a session. */
    private static final Duration FORGOTTEN = Duration.ofMillis(3500);

    private static TestApp one;
    private static TestApp other;

    @BeforeAll
    static void start() {
        one = TestApp.start("sessions", Map.of());
        other = TestApp.startOn(one.mySqlUri(), Map.of());
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    private static ApiClient at(TestApp node, String token) {
        return new ApiClient(node.vertx(), node.origin(), token);
    }

    @Test
    void logOut_endsTheSession_onEveryNode() {
        String token = one.newToken("newcomer-11");
        String another = one.newToken("newcomer-11");
        at(one, token).get("/me").expect(200);
        at(other, token).get("/me").expect(200);
        at(one, token).delete("/sessions/current").expect(204);
        at(one, token).get("/me").expectProblem(401, "session:ended");
        Eventually.within(
                AT_ONCE, "ended there too", () -> at(other, token).get("/me").status() == 401);
        at(one, another).get("/me").expect(200);
    }

    @Test
    void aRole_isGrantedAndRevoked_onEveryNodeAtOnce() {
        String token = one.newToken("newcomer-12");
        long person = at(one, token).get("/me").expect(200).id();
        at(other, token).get("/stations/1/errands").expectProblem(403, "caller:role-missing");
        long station = 1;
        long area = one.anybody().get("/stations/" + station).expect(200).number("areaId");
        long grant = one.as("admin")
                .post(
                        "/role-grants",
                        "{\"personId\":%d,\"role\":\"staff\",\"areaId\":%d,\"stationId\":%d,\"dutyRole\":\"grid-worker\"}"
                                .formatted(person, area, station))
                .expect(201)
                .id();
        at(one, token).get("/stations/1/errands").expect(200);
        Eventually.within(
                AT_ONCE,
                "works there too",
                () -> at(other, token).get("/stations/1/errands").status() == 200);
        one.as("admin").delete("/role-grants/" + grant).expect(204);
        at(one, token).get("/me").expectProblem(401, "session:ended");
        Eventually.within(
                AT_ONCE, "ended there too", () -> at(other, token).get("/me").status() == 401);
        String again = one.newToken("newcomer-12");
        at(other, again).get("/stations/1/errands").expectProblem(403, "caller:role-missing");
    }

    @Test
    void aRole_isNotTakenBack_whereTheSessionsCannotBeEnded_andIsOnTheNextTry() {
        ApiClient admin = one.as("admin");
        String token = one.newToken("newcomer-14");
        long person = at(one, token).get("/me").expect(200).id();
        long grant = admin.post(
                        "/role-grants",
                        "{\"personId\":%d,\"role\":\"moderator\",\"areaId\":%d}".formatted(person, one.community()))
                .expect(201)
                .id();
        try (RedisClient client = RedisClient.create(one.redisUri())) {
            client.connect().sync().clientPause(1500);
            admin.delete("/role-grants/" + grant).expect(503);
        }
        Eventually.within(
                FORGOTTEN,
                "taken back",
                () -> admin.delete("/role-grants/" + grant).status() == 204);
        at(one, token).get("/me").expectProblem(401, "session:ended");
    }

    @Test
    void aToken_isNowhereInRedis() {
        String token = one.newToken("newcomer-13");
        try (RedisClient client = RedisClient.create(one.redisUri())) {
            RedisCommands<String, String> redis = client.connect().sync();
            List<String> keys = redis.keys("session*");
            assertTrue(keys.contains("session:" + Token.hash(token)));
            assertFalse(keys.toString().contains(token));
            for (String key : keys) {
                String value = redis.type(key).equals("string")
                        ? redis.get(key)
                        : redis.smembers(key).toString();
                assertFalse(String.valueOf(value).contains(token));
                assertTrue(redis.pttl(key) > 0, "each ends by itself");
            }
        }
    }

    @Test
    void aSession_endsUnused_andHoweverMuchItIsUsed() {
        TestClock clock = new TestClock();
        Redis redis = TestApp.await(Redis.connect(one.vertx(), one.redisUri()));
        try {
            String used = token(sessions(redis, clock, Duration.ofDays(1)));
            assertEquals(
                    7,
                    TestApp.await(sessions(redis, clock, Duration.ofDays(1)).callerOf(used))
                            .personId());
            clock.goOn(Duration.ofDays(3).plusSeconds(1));
            assertEnded(sessions(redis, clock, Duration.ofDays(1)).callerOf(used));

            String unused = token(sessions(redis, clock, Duration.ofMillis(50)));
            Eventually.within(AT_ONCE, "gone", () -> TestApp.await(
                            redis.getAndExtend("session:" + Token.hash(unused), Duration.ofMillis(1)))
                    .isEmpty());
            assertEnded(sessions(redis, clock, Duration.ofMillis(50)).callerOf(unused));
        } finally {
            TestApp.await(redis.close());
        }
    }

    @Test
    void whoSomebodyIs_isAskedForAgain_onlyWhenItChanged_evenIfTheMessageGetsLost() {
        Redis redis = TestApp.await(Redis.connect(one.vertx(), one.redisUri()));
        try {
            AtomicInteger asked = new AtomicInteger();
            Sessions deaf = sessions(redis, new TestClock(), Duration.ofDays(1), personId -> caller(personId, asked));
            String token = token(deaf);
            long until = System.nanoTime() + FORGOTTEN.toNanos();
            while (System.nanoTime() < until) {
                assertEquals("示例 1", TestApp.await(deaf.callerOf(token)).name());
            }
            TestApp.await(sessions(redis, new TestClock(), Duration.ofDays(1)).refresh(7));
            Eventually.within(FORGOTTEN, "known", () -> TestApp.await(deaf.callerOf(token))
                    .name()
                    .equals("示例 2"));
            TestApp.await(sessions(redis, new TestClock(), Duration.ofDays(1)).endAllOf(7));
            Eventually.within(FORGOTTEN, "ended", () -> deaf.callerOf(token)
                    .map(false)
                    .otherwise(true)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get());
        } finally {
            TestApp.await(redis.close());
        }
    }

    private static Future<Caller> caller(long personId, AtomicInteger asked) {
        return Future.succeededFuture(new Caller(personId, "示例 " + asked.incrementAndGet(), false, List.of()));
    }

    private static Sessions sessions(Redis redis, TestClock clock, Duration idle) {
        return sessions(redis, clock, idle, personId -> caller(personId, new AtomicInteger()));
    }

    private static Sessions sessions(
            Redis redis, TestClock clock, Duration idle, LongFunction<Future<Caller>> callers) {
        return new Sessions(redis, callers, clock, new Sessions.Lifetime(idle, Duration.ofDays(3)));
    }

    private static String token(Sessions sessions) {
        return TestApp.await(sessions.begin(7)).token();
    }

    private static void assertEnded(Future<Caller> caller) {
        CompletionException failure = assertThrows(
                CompletionException.class,
                () -> caller.toCompletionStage().toCompletableFuture().join());
        assertEquals("session:ended", ((Refusal) failure.getCause()).type());
    }
}
