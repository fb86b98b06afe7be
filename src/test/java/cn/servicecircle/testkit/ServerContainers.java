package cn.servicecircle.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/** MySQL and Redis of the versions that production runs, in containers. */
final class ServerContainers {

    private static final String MYSQL_IMAGE = "TEST_MYSQL_IMAGE";
    private static final String REDIS_IMAGE = "TEST_REDIS_IMAGE";
    private static final int MYSQL_PORT = 3306;
    private static final int REDIS_PORT = 6379;
    private static final String PASSWORD = "test";

    private ServerContainers() {}

    /** Without the errors that Testcontainers logs where there is none: that is no error here. */
    static boolean arePossible() {
        List<Logger> loggers = List.of(logger("org.testcontainers"), logger("com.github.dockerjava"));
        loggers.forEach(logger -> logger.setLevel(Level.OFF));
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } finally {
            loggers.forEach(logger -> logger.setLevel(null));
        }
    }

    /** Whether somebody asked for certain images, so that no other server will do. */
    static boolean areDemanded() {
        return System.getenv(MYSQL_IMAGE) != null || System.getenv(REDIS_IMAGE) != null;
    }

    static StartedServers start() {
        String mySqlImage = System.getenv().getOrDefault(MYSQL_IMAGE, "mysql:8.4");
        String redisImage = System.getenv().getOrDefault(REDIS_IMAGE, "redis:7-alpine");
        GenericContainer<?> mySql = mySql(mySqlImage);
        GenericContainer<?> redis =
                new GenericContainer<>(DockerImageName.parse(redisImage)).withExposedPorts(REDIS_PORT);
        Startables.deepStart(mySql, redis).join();
        return new StartedServers(
                "containers of " + mySqlImage + " and " + redisImage,
                "mysql://root:%s@%s:%d/service_circle"
                        .formatted(PASSWORD, mySql.getHost(), mySql.getMappedPort(MYSQL_PORT)),
                "redis://%s:%d".formatted(redis.getHost(), redis.getMappedPort(REDIS_PORT)),
                () -> {
                    mySql.stop();
                    redis.stop();
                });
    }

    /** In memory, because nothing of it is to outlive the run. */
    private static GenericContainer<?> mySql(String image) {
        return new GenericContainer<>(DockerImageName.parse(image))
                .withExposedPorts(MYSQL_PORT)
                .withEnv("MYSQL_ROOT_PASSWORD", PASSWORD)
                .withEnv("MYSQL_DATABASE", "service_circle")
                .withTmpFs(Map.of("/var/lib/mysql", "rw"))
                .withCommand(
                        "--character-set-server=utf8mb4",
                        "--collation-server=utf8mb4_unicode_520_ci",
                        "--default-time-zone=+00:00",
                        "--max-connections=200");
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
