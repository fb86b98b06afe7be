package cn.servicecircle;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that can be configured: the tree of config/app.yaml, whose comments say what each key is. Refuses to be wrong. */
public record Config(
        Http http,
        MySql mysql,
        Redis redis,
        WeChat wechat,
        PushConfig push,
        Session session,
        LimitsConfig limits,
        CircleConfig circle,
        Rating rating,
        Similar similar,
        ExportConfig export,
        Calendar calendar,
        Errand errand,
        Duty duty,
        AppointmentConfig appointment,
        ModerationConfig moderation,
        Vault vault,
        Attachment attachment,
        Embedded embedded) {

    /** A user or a password, as far as both clients read it alike. */
    private static final String WORD = "(?:[0-9A-Za-z._~!*-]|%[0-9A-Fa-f]{2})";

    static final String SERVER = "(?:[0-9A-Za-z.-]+|\\[[0-9A-Fa-f:]+\\])(?::[0-9]{1,5})?";
    private static final Pattern MYSQL_URI =
            Pattern.compile("mysql://%1$s+(?::%1$s*)?@%2$s/[0-9A-Za-z_-]+".formatted(WORD, SERVER));
    private static final Pattern REDIS_URI =
            Pattern.compile("rediss?://(?:%1$s*:%1$s+@)?%2$s(?:/[0-9]{1,3})?".formatted(WORD, SERVER));
    private static final String ESCAPES = "; write special characters of the password as %40, %2F, %2B and so on";
    private static final Pattern VAULT_KEYS =
            Pattern.compile("[0-9A-Za-z]{1,16}:[0-9A-Za-z_-]{43}(?:,[0-9A-Za-z]{1,16}:[0-9A-Za-z_-]{43})*");
    private static final Pattern WECHAT_WORD = Pattern.compile("[0-9A-Za-z_-]{1,128}");
    private static final Pattern S3_ENDPOINT = Pattern.compile("https?://" + SERVER);
    private static final Pattern S3_WORD = Pattern.compile("[0-9a-z.-]{1,63}");

    public Config {
        List<String> missing = Stream.of(
                        unset("mysql.uri", mysql.uri()),
                        unset("redis.uri", redis.uri()),
                        unset("wechat.app-id", wechat.appId()),
                        unset("wechat.app-secret", wechat.appSecret()),
                        unset("vault.keys", vault.keys()))
                .filter(key -> !key.isEmpty())
                .toList();
        if (!missing.isEmpty() && missing.size() < 5) {
            throw new IllegalArgumentException(String.join(", ", missing)
                    + ": not set. Set mysql.uri, redis.uri, wechat.app-id, wechat.app-secret and vault.keys, or none of them"
                    + " (which starts the bundled servers)");
        }
    }

    /** Whether nothing real is configured, so that the bundled servers and the WeChat simulator serve. */
    public boolean isEmbedded() {
        return mysql.uri().isEmpty();
    }

    /** The same configuration, on the servers that were started for it, and with its files beside theirs. */
    public Config on(String mysqlUri, String redisUri, WeChat simulator, String vaultKeys) {
        return new Config(
                http,
                new MySql(mysqlUri, mysql.tls, mysql.readConnections, mysql.writeConnections),
                new Redis(redisUri),
                simulator,
                push.simulated(http.port),
                session,
                limits,
                circle.onDemoStreets(embedded.dataFolder.resolve("streets")),
                rating,
                similar,
                export,
                calendar,
                errand,
                duty,
                appointment,
                moderation,
                new Vault(vaultKeys),
                new Attachment("local", embedded.dataFolder.resolve("attachments"), attachment.s3),
                embedded);
    }

    public record Http(
            String host,
            int port,
            int trustedProxies,
            int eventLoops,
            int patienceSeconds,
            int uploadPatienceSeconds,
            int drainSeconds) {
        public Http {
            required("host", host);
            range("port", port, 0, 65535);
            range("trusted-proxies", trustedProxies, 0, 10);
            range("event-loops", eventLoops, 0, 64);
            range("patience-seconds", patienceSeconds, 1, 60);
            range("upload-patience-seconds", uploadPatienceSeconds, 1, 600);
            range("drain-seconds", drainSeconds, 0, 60);
        }
    }

    public record MySql(String uri, boolean tls, int readConnections, int writeConnections) {
        public MySql {
            form("uri", uri, MYSQL_URI, "look like mysql://user:password@host:3306/database" + ESCAPES);
            range("read-connections", readConnections, 1, 64);
            range("write-connections", writeConnections, 1, 64);
        }

        /** The URI, and in it whether to encrypt, as package mysql reads it. */
        public String address() {
            return tls ? uri + "?tls=true" : uri;
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "MySql[" + uri.substring(uri.lastIndexOf('@') + 1) + "]";
        }
    }

    public record Redis(String uri) {
        public Redis {
            form("uri", uri, REDIS_URI, "look like redis://user:password@host:6379/0, or rediss://" + ESCAPES);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Redis[" + uri.substring(uri.lastIndexOf('@') + 1) + "]";
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
            form("app-id", appId, WECHAT_WORD, "be the letters and digits that the console shows");
            form("app-secret", appSecret, WECHAT_WORD, "be the letters and digits that the console shows");
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

    public record Rating(int rectificationDays) {
        public Rating {
            range("rectification-days", rectificationDays, 1, 60);
        }
    }

    public record Similar(int radiusMetres, int days) {
        public Similar {
            range("radius-metres", radiusMetres, 50, 1000);
            range("days", days, 1, 365);
        }
    }

    public record Calendar(int warnDays) {
        public Calendar {
            range("warn-days", warnDays, 1, 366);
        }
    }

    public record Errand(int silenceDays, int reopenDays) {
        public Errand {
            range("silence-days", silenceDays, 1, 366);
            range("reopen-days", reopenDays, 1, 366);
        }
    }

    public record Duty(int shiftsAWeek, int restMinutes) {
        public Duty {
            range("shifts-a-week", shiftsAWeek, 1, 21);
            range("rest-minutes", restMinutes, 0, 1440);
        }
    }

    public record Vault(String keys) {
        public Vault {
            form("keys", keys, VAULT_KEYS, "be name:key, the key 32 random bytes in base64url without padding");
        }

        @Override
        public String toString() {
            return "Vault[]";
        }
    }

    public record Attachment(String storage, Path folder, S3 s3) {
        private static final String S3_STORAGE = "s3";

        public Attachment {
            if (!storage.equals("local") && !storage.equals(S3_STORAGE)) {
                throw new IllegalArgumentException("storage: must be local or s3");
            }
            required("folder", folder.toString());
            if (storage.equals(S3_STORAGE)) {
                s3.mustBeWhole();
            }
        }

        public boolean isInS3() {
            return storage.equals(S3_STORAGE);
        }
    }

    public record S3(
            String endpoint, String region, String bucket, boolean pathStyle, String accessKey, String secretKey) {
        public S3 {
            form("endpoint", endpoint, S3_ENDPOINT, "look like https://s3.example.com, without a path");
            form("region", region, S3_WORD, "be lower-case letters, digits and -");
            form("bucket", bucket, S3_WORD, "be lower-case letters, digits, . and -");
        }

        private void mustBeWhole() {
            required("s3.endpoint", endpoint);
            required("s3.region", region);
            required("s3.bucket", bucket);
            required("s3.access-key", accessKey);
            required("s3.secret-key", secretKey);
        }

        /** Without the keys. */
        @Override
        public String toString() {
            return "S3[" + endpoint + " " + bucket + "]";
        }
    }

    public record Embedded(Path dataFolder, int bufferPoolMib) {
        public Embedded {
            required("data-folder", dataFolder.toString());
            range("buffer-pool-mib", bufferPoolMib, 16, 65_536);
        }
    }

    private static String unset(String key, String value) {
        return value.isEmpty() ? key : "";
    }

    static String required(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(key + ": must not be empty");
        }
        return value;
    }

    static void range(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(key + ": must be from " + least + " to " + most + ", is " + value);
        }
    }

    /** The value itself stays out of the message: it holds a password, or is one. */
    static void form(String key, String value, Pattern pattern, String should) {
        if (!value.isEmpty() && !pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(key + ": must " + should);
        }
    }

    private static void scheme(String key, String value, String... schemes) {
        if (!value.isEmpty() && Stream.of(schemes).noneMatch(value::startsWith)) {
            throw new IllegalArgumentException(key + ": must begin with " + String.join(" or ", schemes));
        }
    }
}
