package cn.servicecircle.limits;

import cn.servicecircle.http.Limit;
import cn.servicecircle.http.RateLimiter;
import cn.servicecircle.redis.Redis;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The limits and their buckets. */
public final class RateLimits implements RateLimiter {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Of four digits, in an hour. */
    private static final int GUESSES = 5;

    /**
     * Permits a minute, which may also be taken at once; those to verify are an hour's.
     *
     * @param address requests of one network address to one node; many residents share a carrier's address
     * @param login   log-ins of one network address
     * @param verify  tries of one person to verify a phone
     * @param lookup  questions by tracking number of one network address
     * @param bulk    long tables for one network address
     * @param write   writes of one person to one node
     */
    public record Permits(int address, int login, int verify, int lookup, int bulk, int write) {}

    private final Vertx vertx;
    private final Permits permits;
    private final LoadingCache<String, Bucket> addresses;
    private final LoadingCache<String, Bucket> bulk;
    private final LoadingCache<String, Bucket> writers;
    private final AsyncProxyManager<String> shared;

    public RateLimits(Vertx vertx, Redis redis, Permits permits) {
        this.vertx = vertx;
        this.permits = permits;
        this.addresses = buckets(permits.address());
        this.bulk = buckets(permits.bulk());
        this.writers = buckets(permits.write());
        this.shared = Bucket4jLettuce.casBasedBuilder(
                        redis.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)))
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(HOUR))
                .build()
                .asAsync();
    }

    private static LoadingCache<String, Bucket> buckets(int perMinute) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                // Its upkeep is small, and waking another thread for it costs more.
                .executor(Runnable::run)
                .expireAfterAccess(2, TimeUnit.MINUTES)
                .build(who ->
                        Bucket.builder().addLimit(bandwidth(perMinute, MINUTE)).build());
    }

    private static Bandwidth bandwidth(int tokens, Duration period) {
        return Bandwidth.builder().capacity(tokens).refillGreedy(tokens, period).build();
    }

    @Override
    public Future<Allowance> take(Limit limit, String who) {
        return switch (limit) {
            // They guard a node, which counts for itself: what Redis would cost is a third of a write.
            case ADDRESS -> take(addresses, permits.address(), who);
            case BULK -> take(bulk, permits.bulk(), who);
            case WRITE -> take(writers, permits.write(), who);
            // It guards accounts, on all nodes together, and fails closed: the session that a log-in opens is kept in
            // Redis too, so without it there is nothing to win.
            case LOGIN -> takeShared(limit, who, permits.login(), MINUTE);
            // It guards the operator's money at WeChat, and fails closed.
            case VERIFY -> takeShared(limit, who, permits.verify(), HOUR);
            // They guard what somebody asked for, on all nodes together, and fail closed.
            case LOOKUP -> takeShared(limit, who, permits.lookup(), MINUTE);
            case GUESS -> takeShared(limit, who, GUESSES, HOUR);
        };
    }

    private static Future<Allowance> take(LoadingCache<String, Bucket> buckets, int perMinute, String who) {
        return Future.succeededFuture(allowance(perMinute, buckets.get(who).tryConsumeAndReturnRemaining(1)));
    }

    private Future<Allowance> takeShared(Limit limit, String who, int tokens, Duration period) {
        AsyncBucketProxy bucket = shared.builder()
                .build(
                        "limit:" + limit.name().toLowerCase(Locale.ROOT) + ":" + who,
                        () -> CompletableFuture.completedFuture(BucketConfiguration.builder()
                                .addLimit(bandwidth(tokens, period))
                                .build()));
        return Future.fromCompletionStage(bucket.tryConsumeAndReturnRemaining(1), vertx.getOrCreateContext())
                .recover(failure -> Future.failedFuture(unwrapped(failure)))
                .map(probe -> allowance(tokens, probe));
    }

    /** Bucket4j chains stages, and those wrap what Redis's client said. */
    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static Allowance allowance(int permits, ConsumptionProbe probe) {
        long seconds = probe.isConsumed()
                ? 0
                : Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() + 999_999_999));
        return new Allowance(permits, probe.getRemainingTokens(), seconds);
    }
}
