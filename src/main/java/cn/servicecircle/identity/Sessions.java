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
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Sessions in Redis, by the hash of their token. That one goes on is taken for granted for 3 s at the most; whoever ends it, or
 * changes what its caller is, tells every node at once. The database is asked who its caller is every two minutes at the most, and
 * whenever the session's entry has become another.
 */
public final class Sessions implements Authenticator {
    private static final String ENDED = "session-ended";
    private static final Duration REMEMBERED = Duration.ofSeconds(3);
    private static final Duration UNCHANGED = Duration.ofMinutes(2);

    private final Redis redis;
    private final LongFunction<Future<Caller>> callers;
    private final Clock clock;
    private final Lifetime lifetime;
    /** By the hash of the token. */
    private final Cache<String, Caller> remembered = keptFor(REMEMBERED);
    /** By the session's entry, of which no two are alike. */
    private final Cache<String, Caller> unchanged = keptFor(UNCHANGED);

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

    private static Cache<String, Caller> keptFor(Duration time) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                // Its upkeep is small, and waking another thread for it costs more.
                .executor(Runnable::run)
                .expireAfterWrite(time)
                .build();
    }

    /** Listens for what other nodes end. */
    public Future<Void> start() {
        return redis.subscribe(ENDED, this::forget);
    }

    Future<Begun> begin(long personId) {
        String token = Token.random();
        String hash = Token.hash(token);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String entry = Entry.begun(personId, now.plus(lifetime.absolute())).text();
        // The index first: a session that nobody could find would outlive its person's rights. And last, if all were
        // ended meanwhile.
        return redis.addToSet(index(personId), hash, lifetime.absolute())
                .compose(indexed -> redis.set(key(hash), entry, lifetime.idle()))
                .compose(stored -> redis.addToSet(index(personId), hash, lifetime.absolute()))
                .map(indexed -> new Begun(token, now.plus(lifetime.idle())));
    }

    @Override
    public Future<Caller> callerOf(String token) {
        String hash = Token.hash(token);
        Caller caller = remembered.getIfPresent(hash);
        if (caller != null) {
            return Future.succeededFuture(caller);
        }
        return redis.getAndExtend(key(hash), lifetime.idle())
                .compose(found -> callerBy(found.map(Entry::of).orElseThrow(Sessions::ended)))
                .onSuccess(found -> remembered.put(hash, found));
    }

    private Future<Caller> callerBy(Entry entry) {
        if (clock.instant().isAfter(entry.until())) {
            throw ended();
        }
        Caller caller = unchanged.getIfPresent(entry.text());
        return caller != null
                ? Future.succeededFuture(caller)
                : callers.apply(entry.personId()).onSuccess(found -> unchanged.put(entry.text(), found));
    }

    private static Refusal ended() {
        return Refusal.unauthenticated("session:ended", "登录已失效", "请重新登录。");
    }

    Future<Void> end(Caller caller, String token) {
        return end(caller.personId(), Token.hash(token));
    }

    /** Ends every session of a person, on all nodes. */
    Future<Void> endAllOf(long personId) {
        return eachOf(personId, hash -> end(personId, hash)).eventually(() -> forgetEverywhere(personId));
    }

    private Future<Void> eachOf(long personId, Function<String, Future<Void>> act) {
        return redis.members(index(personId))
                .compose(
                        hashes -> Future.join(hashes.stream().map(act).toList()).mapEmpty());
    }

    private Future<Void> end(long personId, String hash) {
        return redis.delete(key(hash))
                .compose(deleted -> redis.removeFromSet(index(personId), hash))
                .compose(removed -> redis.publish(ENDED, hash))
                .onSuccess(told -> forget(hash));
    }

    /**
     * Makes every node see the roles that a person holds now, and the name: at once, or after 3 s where the message gets lost. Fails
     * where Redis does; then it may take two minutes.
     */
    public Future<Void> refresh(long personId) {
        return eachOf(personId, this::renew).eventually(() -> forgetEverywhere(personId));
    }

    private Future<Void> forgetEverywhere(long personId) {
        forget("person " + personId);
        return redis.publish(ENDED, "person " + personId);
    }

    private Future<Void> renew(String hash) {
        return redis.get(key(hash))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : redis.replace(
                                key(hash), Entry.of(found.get()).renewed().text()));
    }

    private void forget(String hashOrPerson) {
        if (hashOrPerson.startsWith("person ")) {
            long personId = Long.parseLong(hashOrPerson.substring("person ".length()));
            remembered.asMap().values().removeIf(caller -> caller.personId() == personId);
            unchanged.asMap().values().removeIf(caller -> caller.personId() == personId);
        } else {
            remembered.invalidate(hashOrPerson);
        }
    }

    /**
     * What stands in Redis of a session.
     *
     * @param until   however much it is used
     * @param edition by chance, and another one whenever what the person is has changed
     */
    private record Entry(long personId, Instant until, String edition) {
        static Entry begun(long personId, Instant until) {
            return new Entry(personId, until, Token.random());
        }

        static Entry of(String text) {
            String[] parts = text.split(" ", 3);
            // Those of earlier versions have no edition.
            return new Entry(
                    Long.parseLong(parts[0]),
                    Instant.ofEpochMilli(Long.parseLong(parts[1])),
                    parts.length < 3 ? "" : parts[2]);
        }

        Entry renewed() {
            return begun(personId, until);
        }

        String text() {
            return personId + " " + until.toEpochMilli() + " " + edition;
        }
    }

    private static String key(String hash) {
        return "session:" + hash;
    }

    private static String index(long personId) {
        return "sessions-of:" + personId;
    }
}
