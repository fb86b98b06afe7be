package cn.servicecircle.testkit;

import cn.servicecircle.embedded.AlreadyRunningException;
import cn.servicecircle.embedded.EmbeddedServers;
import io.lettuce.core.RedisClient;
import java.nio.file.Path;

/**
 * A MySQL and a Redis that answer.
 *
 * @param kind which ones, for people
 * @param mySqlUri of a database from which others may be created whose name starts with {@code service_circle}
 * @param stop does nothing for servers that were there before
 */
record StartedServers(String kind, String mySqlUri, String redisUri, Runnable stop) {

    private static final int JVMS_AT_ONCE = 8;

    /** Kept under target/ between runs, one folder for each JVM that tests at the same time. */
    static StartedServers bundled() {
        AlreadyRunningException busy = null;
        for (int i = 1; i <= JVMS_AT_ONCE; i++) {
            try {
                return bundled(Path.of("target", "test-servers-" + i));
            } catch (AlreadyRunningException e) {
                busy = e;
            }
        }
        throw new IllegalStateException("More than " + JVMS_AT_ONCE + " test JVMs at once", busy);
    }

    private static StartedServers bundled(Path folder) {
        EmbeddedServers servers = EmbeddedServers.start(folder, 128, System.out::println);
        try (RedisClient redis = RedisClient.create(servers.redisUri())) {
            redis.connect().sync().flushall();
        }
        return new StartedServers(
                "bundled MariaDB and Redis in " + folder, servers.mySqlUri(), servers.redisUri(), servers::close);
    }
}
