package cn.servicecircle.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.GetExArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The Redis commands that we use, as Vert.x futures on the caller's context. A lost connection refuses commands at once
 * and comes back by itself; a command waits 1 s at the most.
 */
public final class Redis {
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final ClientResources resources;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final StatefulRedisPubSubConnection<String, String> subscriptions;

    private Redis(Vertx vertx, String uri) {
        this.vertx = vertx;
        this.resources = DefaultClientResources.builder()
                .reconnectDelay(
                        Delay.fullJitter(Duration.ofMillis(20), Duration.ofSeconds(1), 20, TimeUnit.MILLISECONDS))
                .build();
        this.client = RedisClient.create(resources, RedisURI.create(uri));
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofSeconds(2))
                        .build())
                .build());
        this.connection = client.connect();
        this.subscriptions = client.connectPubSub();
    }

    /** Fails when Redis does not answer. */
    public static Future<Redis> connect(Vertx vertx, String uri) {
        return vertx.executeBlocking(() -> new Redis(vertx, uri), false);
    }

    private RedisAsyncCommands<String, String> commands() {
        return connection.async();
    }

    private <T> Future<T> bridged(CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, vertx.getOrCreateContext());
    }

    /** Sets the value, to be gone after its time to live. */
    public Future<Void> set(String key, String value, Duration timeToLive) {
        return bridged(commands().set(key, value, SetArgs.Builder.px(timeToLive.toMillis())))
                .mapEmpty();
    }

    /** Sets another value, for as long as the one that is there has to live; does nothing where there is none any more. */
    public Future<Void> replace(String key, String value) {
        return bridged(commands().set(key, value, SetArgs.Builder.xx().keepttl()))
                .mapEmpty();
    }

    public Future<Optional<String>> get(String key) {
        return bridged(commands().get(key)).map(Optional::ofNullable);
    }

    /** The value, its time to live begun anew; empty when there is none. */
    public Future<Optional<String>> getAndExtend(String key, Duration timeToLive) {
        return bridged(commands().getex(key, GetExArgs.Builder.px(timeToLive.toMillis())))
                .map(Optional::ofNullable);
    }

    public Future<Void> delete(String... keys) {
        return bridged(commands().del(keys)).mapEmpty();
    }

    /** Adds to a set that as a whole is gone after its time to live. */
    public Future<Void> addToSet(String key, String member, Duration timeToLive) {
        return bridged(commands().sadd(key, member))
                .compose(added -> bridged(commands().pexpire(key, timeToLive.toMillis())))
                .mapEmpty();
    }

    public Future<Void> removeFromSet(String key, String member) {
        return bridged(commands().srem(key, member)).mapEmpty();
    }

    public Future<Set<String>> members(String key) {
        return bridged(commands().smembers(key));
    }

    /** Tells every node, this one too. */
    public Future<Void> publish(String channel, String message) {
        return bridged(commands().publish(channel, message)).mapEmpty();
    }

    /** Hears what is published from now on, on a thread of Redis's; a message may get lost while the connection is. */
    public Future<Void> subscribe(String channel, Consumer<String> listener) {
        subscriptions.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String from, String message) {
                if (from.equals(channel)) {
                    listener.accept(message);
                }
            }
        });
        return bridged(subscriptions.async().subscribe(channel));
    }

    /** Whether Redis answers. */
    public Future<Void> ping() {
        return bridged(commands().ping()).mapEmpty();
    }

    /** A connection of bytes for a library that speaks Lettuce itself. */
    public <V> StatefulRedisConnection<String, V> connect(io.lettuce.core.codec.RedisCodec<String, V> codec) {
        return client.connect(codec);
    }

    /** Whether the failure says that Redis could not be reached. */
    public static boolean isAway(Throwable failure) {
        return failure instanceof RedisException;
    }

    public Future<Void> close() {
        return bridged(client.shutdownAsync(0, 2, TimeUnit.SECONDS))
                .eventually(() -> vertx.executeBlocking(
                        () -> resources.shutdown(0, 2, TimeUnit.SECONDS).await(3, TimeUnit.SECONDS)))
                .mapEmpty();
    }
}
