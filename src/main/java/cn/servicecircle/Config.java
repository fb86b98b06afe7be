package cn.servicecircle;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Everything that can be configured: the tree of config/app.yaml, whose comments say what each key is. Refuses to be wrong. */
public record Config(
        Http http,
        MySql mysql,
        Redis redis,
        WeChat wechat,
        Session session,
        Limits limits,
        Circle circle,
        Embedded embedded) {

    public Config {
        List<String> missing = Stream.of(
                        unset("mysql.uri", mysql.uri()),
                        unset("redis.uri", redis.uri()),
                        unset("wechat.app-id", wechat.appId()),
                        unset("wechat.app-secret", wechat.appSecret()))
                .filter(key -> !key.isEmpty())
                .toList();
        if (!missing.isEmpty() && missing.size() < 4) {
            throw new IllegalArgumentException(String.join(", ", missing)
                    + ": not set. Set mysql.uri, redis.uri, wechat.app-id and wechat.app-secret, or none of them"
                    + " (which starts the bundled servers)");
        }
    }

    /** Whether nothing real is configured, so that the bundled servers and the WeChat simulator serve. */
    public boolean isEmbedded() {
        return mysql.uri().isEmpty();
    }

    /** The same configuration, on the servers that were started for it. */
    public Config on(String mysqlUri, String redisUri, WeChat simulator) {
        return new Config(
                http,
                new MySql(mysqlUri, mysql.readConnections, mysql.writeConnections),
                new Redis(redisUri),
                simulator,
                session,
                limits,
                circle,
                embedded);
    }

    public record Http(
            String host, int port, int trustedProxies, int eventLoops, int patienceSeconds, int drainSeconds) {
        public Http {
            required("host", host);
            range("port", port, 0, 65535);
            range("trusted-proxies", trustedProxies, 0, 10);
            range("event-loops", eventLoops, 0, 64);
            range("patience-seconds", patienceSeconds, 1, 60);
            range("drain-seconds", drainSeconds, 0, 60);
        }
    }

    public record MySql(String uri, int readConnections, int writeConnections) {
        public MySql {
            scheme("uri", uri, "mysql://");
            range("read-connections", readConnections, 1, 64);
            range("write-connections", writeConnections, 1, 64);
        }
    }

    public record Redis(String uri) {
        public Redis {
            scheme("uri", uri, "redis://", "rediss://");
        }
    }

    public record WeChat(
            String appId,
            String appSecret,
            String apiHost,
            int timeoutMillis,
            String errandTemplate,
            String postTemplate) {
        public WeChat {
            scheme("api-host", required("api-host", apiHost), "https://", "http://127.0.0.1", "http://localhost");
            range("timeout-millis", timeoutMillis, 100, 10_000);
        }

        @Override
        public String toString() {
            return "WeChat[" + appId + "]";
        }
    }

    public record Session(int idleDays, int absoluteDays) {
        public Session {
            range("idle-days", idleDays, 1, 90);
            range("absolute-days", absoluteDays, 1, 365);
        }
    }

    public record Limits(int addressPerMinute, int loginPerMinute, int writePerMinute) {
        public Limits {
            range("address-per-minute", addressPerMinute, 1, 10_000_000);
            range("login-per-minute", loginPerMinute, 1, 1_000_000);
            range("write-per-minute", writePerMinute, 1, 1_000_000);
        }
    }

    public record Circle(int walkMetresPerMinute, double detourFactor, int minutes) {
        public Circle {
            range("walk-metres-per-minute", walkMetresPerMinute, 20, 120);
            range("detour-factor", detourFactor, 1, 3);
            range("minutes", minutes, 1, 60);
        }
    }

    public record Embedded(Path dataFolder) {
        public Embedded {
            required("data-folder", dataFolder.toString());
        }
    }

    private static String unset(String key, String value) {
        return value.isEmpty() ? key : "";
    }

    private static String required(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(key + ": must not be empty");
        }
        return value;
    }

    private static void range(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(key + ": must be from " + least + " to " + most + ", is " + value);
        }
    }

    /** The value itself stays out of the message: a URI holds a password. */
    private static void scheme(String key, String value, String... schemes) {
        if (!value.isEmpty() && Stream.of(schemes).noneMatch(value::startsWith)) {
            throw new IllegalArgumentException(key + ": must begin with " + String.join(" or ", schemes));
        }
    }
}
