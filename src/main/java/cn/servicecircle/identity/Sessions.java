package cn.servicecircle.identity;

import cn.servicecircle.http.Authenticator;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.redis.Redis;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongFunction;

/**
 * Sessions in Redis, by the hash of their token. A caller is kept in this process for 3 s at the most; whoever ends a
 * session, or changes a role, tells every node to forget it at once.
 */
public final class Sessions implements Authenticator {
    private static final String ENDED = "session-ended";
    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private final Redis redis;
    private final LongFunction<Future<Caller>> callers;
    private final Clock clock;
    private final Lifetime lifetime;
    private final Cache<String, Caller> remembered = Caffeine.newBuilder()
            .maximumSize(100_000)
            // Its upkeep is small, and waking another thread for it costs more.
            .executor(Runnable::run)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** How long a session lasts unused, and however much it is used. */
    public record Lifetime(Duration idle, Duration absolute) {}

    /** A session just begun: the one time its token is seen. */
    record Begun(String token, Instant expiresAt) {}

    /** @param callers a person with the roles held now */
    public Sessions(Redis redis, LongFunction<Future<Caller>> callers, Clock clock, Lifetime lifetime) {
        this.redis = redis;
        this.callers = callers;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Listens for what other nodes end. */
    public Future<Void> start() {
        return redis.subscribe(ENDED, this::forget);
    }

    Future<Begun> begin(long personId) {
        String token = Token.random();
        String hash = Token.hash(token);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String entry = personId + " " + now.plus(lifetime.absolute()).toEpochMilli();
        // The index first: a session that nobody could find would outlive its person's rights.
        return redis.addToSet(index(personId), hash, lifetime.absolute())
                .compose(indexed -> redis.set(key(hash), entry, lifetime.idle()))
                .map(stored -> new Begun(token, now.plus(lifetime.idle())));
    }

    @Override
    public Future<Caller> callerOf(String token) {
        String hash = Token.hash(token);
        Caller caller = remembered.getIfPresent(hash);
        if (caller != null) {
            return Future.succeededFuture(caller);
        }
        return redis.getAndExtend(key(hash), lifetime.idle())
                .compose(entry -> callers.apply(personOf(entry.orElseThrow(Sessions::ended))))
                .onSuccess(found -> remembered.put(hash, found));
    }

    private long personOf(String entry) {
        String[] parts = entry.split(" ", 2);
        if (clock.millis() > Long.parseLong(parts[1])) {
            throw ended();
        }
        return Long.parseLong(parts[0]);
    }

    private static Refusal ended() {
        return Refusal.unauthenticated("session:ended", "登录已失效", "请重新登录。");
    }

    Future<Void> end(Caller caller, String token) {
        String hash = Token.hash(token);
        return redis.removeFromSet(index(caller.personId()), hash).compose(removed -> end(hash));
    }

    /** Ends every session of a person, on all nodes. */
    Future<Void> endAllOf(long personId) {
        return redis.members(index(personId)).compose(hashes -> {
            Future<Void> all = Future.succeededFuture();
            for (String hash : hashes) {
                all = all.compose(done -> end(hash));
            }
            return all.compose(done -> redis.delete(index(personId)));
        });
    }

    private Future<Void> end(String hash) {
        return redis.delete(key(hash))
                .compose(deleted -> redis.publish(ENDED, hash))
                .onSuccess(told -> forget(hash));
    }

    /** Makes every node see the roles that a person holds now, and the name. */
    public Future<Void> refresh(long personId) {
        forget("person " + personId);
        return redis.publish(ENDED, "person " + personId);
    }

    private void forget(String hashOrPerson) {
        if (hashOrPerson.startsWith("person ")) {
            long personId = Long.parseLong(hashOrPerson.substring("person ".length()));
            remembered.asMap().values().removeIf(caller -> caller.personId() == personId);
        } else {
            remembered.invalidate(hashOrPerson);
        }
    }

    private static String key(String hash) {
        return "session:" + hash;
    }

    private static String index(long personId) {
        return "sessions-of:" + personId;
    }
}
