package cn.servicecircle.testkit;

import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/** MySQL and Redis of the versions that production runs, in containers. */
final class ServerContainers {

    private static final String MYSQL_IMAGE = "TEST_MYSQL_IMAGE";
    private static final String REDIS_IMAGE = "TEST_REDIS_IMAGE";
    private static final int MYSQL_PORT = 3306;
    private static final int REDIS_PORT = 6379;
    private static final int STARTUP_ATTEMPTS = 3;
    private static final Duration STARTUP_TIMEOUT = Duration.ofMinutes(3);
    private static final String PASSWORD = "test";

    private ServerContainers() {}

    /** Whether somebody asked for certain images, so that no other server will do. */
    static boolean areDemanded() {
        return System.getenv(MYSQL_IMAGE) != null || System.getenv(REDIS_IMAGE) != null;
    }

    static StartedServers start() {
        String mySqlImage = System.getenv().getOrDefault(MYSQL_IMAGE, "mysql:8.4");
        String redisImage = System.getenv().getOrDefault(REDIS_IMAGE, "redis:7-alpine");
        DockerEngine.fetch(mySqlImage);
        DockerEngine.fetch(redisImage);
        GenericContainer<?> mySql = mySql(mySqlImage);
        GenericContainer<?> redis = container(redisImage, REDIS_PORT, ServerContainers::askRedis);
        Startables.deepStart(mySql, redis).join();
        return new StartedServers(
                "containers of " + mySqlImage + " and " + redisImage,
                mySqlUri(mySql.getHost(), mySql.getFirstMappedPort()),
                redisUri(redis.getHost(), redis.getFirstMappedPort()),
                () -> {
                    mySql.stop();
                    redis.stop();
                });
    }

    /** In memory, because nothing of it is to outlive the run. */
    private static GenericContainer<?> mySql(String image) {
        return container(image, MYSQL_PORT, (host, port) -> Jdbc.run(mySqlUri(host, port), "SELECT 1"))
                .withEnv("MYSQL_ROOT_PASSWORD", PASSWORD)
                .withEnv("MYSQL_DATABASE", "service_circle")
                .withTmpFs(Map.of("/var/lib/mysql", "rw"))
                .withCommand(
                        "--character-set-server=utf8mb4",
                        "--collation-server=utf8mb4_unicode_520_ci",
                        "--default-time-zone=+00:00",
                        "--max-connections=200");
    }

    /** Tried again, because a busy engine may report a container as running before its port is mapped. */
    private static GenericContainer<?> container(String image, int port, AnswerWait.Question question) {
        return new GenericContainer<>(DockerImageName.parse(image))
                .withExposedPorts(port)
                .waitingFor(new AnswerWait(question).withStartupTimeout(STARTUP_TIMEOUT))
                .withStartupAttempts(STARTUP_ATTEMPTS);
    }

    private static void askRedis(String host, int port) {
        try (RedisClient client = RedisClient.create(redisUri(host, port))) {
            client.connect().sync().ping();
        }
    }

    private static String mySqlUri(String host, int port) {
        return "mysql://root:%s@%s:%d/service_circle".formatted(PASSWORD, host, port);
    }

    private static String redisUri(String host, int port) {
        return "redis://%s:%d".formatted(host, port);
    }
}
