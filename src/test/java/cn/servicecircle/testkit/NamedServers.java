package cn.servicecircle.testkit;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A MySQL and a Redis that run already, named by TEST_MYSQL_URI and TEST_REDIS_URI together: for a version of which there is
 * no image, or a machine without Docker. They are left running.
 */
final class NamedServers {

    static final String MYSQL_URI = "TEST_MYSQL_URI";
    static final String REDIS_URI = "TEST_REDIS_URI";

    /** Says of a Redis that it is ours to empty. */
    private static final String MARK = "service-circle:tests";

    private NamedServers() {}

    /** Those that the environment names, or none. */
    static Optional<StartedServers> find(UnaryOperator<String> environment) {
        String mySqlUri = environment.apply(MYSQL_URI);
        String redisUri = environment.apply(REDIS_URI);
        if (mySqlUri == null && redisUri == null) {
            return Optional.empty();
        }
        if (mySqlUri == null || redisUri == null) {
            throw new IllegalStateException(MYSQL_URI + " and " + REDIS_URI + " are set together, or neither");
        }
        return Optional.of(new StartedServers(
                version(whole(mySqlUri)) + " and the Redis that the environment names",
                mySqlUri,
                emptied(withoutDatabase(redisUri)),
                () -> {}));
    }

    private static String whole(String mySqlUri) {
        if (!mySqlUri.matches("mysql://[^:/@]+:[^@]*@[^/:]+:\\d+/service_circle\\w*")) {
            throw new IllegalStateException(MYSQL_URI + " is mysql://user:password@host:port/service_circle…");
        }
        return mySqlUri;
    }

    /** Each app of the tests takes one of the databases. */
    private static String withoutDatabase(String redisUri) {
        if (!URI.create(redisUri).getPath().isEmpty()) {
            throw new IllegalStateException(REDIS_URI + " names no database: the tests use all of them");
        }
        return redisUri;
    }

    private static String version(String mySqlUri) {
        try {
            return Jdbc.value(mySqlUri, "SELECT CONCAT(@@version_comment, ' ', @@version)");
        } catch (SQLException e) {
            throw new IllegalStateException(MYSQL_URI + " does not answer", e);
        }
    }

    /** Of what earlier tests left; never of what is somebody's. */
    private static String emptied(String redisUri) {
        try (RedisClient client = RedisClient.create(redisUri)) {
            RedisCommands<String, String> redis = client.connect().sync();
            if (redis.exists(MARK) == 0 && redis.info("keyspace").contains("keys=")) {
                throw new IllegalStateException("The Redis of " + REDIS_URI + " holds keys that are not of tests");
            }
            redis.flushall();
            redis.set(MARK, "");
        }
        return redisUri;
    }
}
