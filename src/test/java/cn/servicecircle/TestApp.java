package cn.servicecircle;

import cn.servicecircle.embedded.WeChatSimulator;
import cn.servicecircle.http.Contract;
import cn.servicecircle.mysql.Migrations;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.TestServers;
import cn.servicecircle.vault.Vault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A whole node on real servers and a simulated WeChat, with the demo district and its people. */
public final class TestApp implements AutoCloseable {
    public static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Shanghai"));

    private static final Path CONFIG = Path.of("config/app.yaml");
    private static final Map<String, Integer> REDIS_DATABASES = new HashMap<>();
    /** One for all: what one node has sealed, another one on the same database opens. */
    private static final String VAULT_KEYS = Vault.newKey("k1");

    /** A hundred tables are made first, which a busy disk makes slow. */
    private static final int STARTING_MINUTES = 3;

    private static final String SHARED = "shared";

    private static TestApp shared;

    private final Vertx vertx;
    private final WeChatSimulator simulator;
    private final String mySqlUri;
    private final App app;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private TestApp(Vertx vertx, WeChatSimulator simulator, String mySqlUri, App app) {
        this.vertx = vertx;
        this.simulator = simulator;
        this.mySqlUri = mySqlUri;
        this.app = app;
    }

    /** The one that tests share who neither break nor reconfigure it. It ends with the JVM. */
    public static synchronized TestApp shared() {
        if (shared == null) {
            shared = start(SHARED, Map.of());
        }
        return shared;
    }

    /**
     * One's own, in a database of that name.
     *
     * @param variables environment variables that change the configuration, such as CIRCLE_LIMITS_LOGIN_PER_MINUTE
     */
    public static TestApp start(String database, Map<String, String> variables) {
        String mySqlUri = TestServers.mySqlUri(database);
        empty(attachments(mySqlUri));
        return startOn(mySqlUri, variables);
    }

    private static void empty(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more node, on a database that may already have one. */
    public static TestApp startOn(String mySqlUri, Map<String, String> variables) {
        return startOn(mySqlUri, variables, CLOCK);
    }

    /** One whose time is the clock's. */
    public static TestApp start(String database, Clock clock) {
        return start(database, Map.of(), clock);
    }

    /** One whose time is the clock's, and whose configuration the variables change. */
    public static TestApp start(String database, Map<String, String> variables, Clock clock) {
        return startOn(TestServers.mySqlUri(database), variables, clock);
    }

    /** One whose clock goes on for months, while people stay signed in. */
    public static TestApp overMonths(String database, Clock clock) {
        return overMonths(database, Map.of(), clock);
    }

    /** The same, and its configuration is changed by the variables. */
    public static TestApp overMonths(String database, Map<String, String> variables, Clock clock) {
        Map<String, String> more = new HashMap<>(variables);
        more.put("CIRCLE_SESSION_IDLE_DAYS", "90");
        more.put("CIRCLE_SESSION_ABSOLUTE_DAYS", "365");
        return start(database, more, clock);
    }

    private static TestApp startOn(String mySqlUri, Map<String, String> variables, Clock clock) {
        Map<String, String> environment = new ConcurrentHashMap<>(Map.of(
                "CIRCLE_HTTP_PORT", "0",
                "CIRCLE_HTTP_EVENT_LOOPS", "2",
                "CIRCLE_MYSQL_URI", mySqlUri,
                "CIRCLE_REDIS_URI", redisUri(mySqlUri),
                "CIRCLE_WECHAT_APP_ID", WeChatSimulator.APP_ID,
                "CIRCLE_WECHAT_APP_SECRET", WeChatSimulator.APP_SECRET,
                "CIRCLE_LIMITS_ADDRESS_PER_MINUTE", "1000000",
                "CIRCLE_LIMITS_LOGIN_PER_MINUTE", "100000",
                "CIRCLE_LIMITS_WRITE_PER_MINUTE", "100000",
                "CIRCLE_LIMITS_VERIFY_PER_HOUR", "100000"));
        environment.putAll(Map.of(
                "CIRCLE_MODERATION_TRUSTED_AFTER", "0",
                "CIRCLE_WECHAT_ERRAND_TEMPLATE", "SIM-errand",
                "CIRCLE_WECHAT_POST_TEMPLATE", "SIM-post",
                "CIRCLE_LIMITS_LOOKUP_PER_MINUTE", "100000",
                "CIRCLE_LIMITS_BULK_PER_MINUTE", "100000",
                "CIRCLE_ATTACHMENT_FOLDER", attachments(mySqlUri).toString(),
                "CIRCLE_PUSH_TOKEN", WeChatSimulator.PUSH_TOKEN,
                "CIRCLE_PUSH_AES_KEY", WeChatSimulator.PUSH_AES_KEY,
                "CIRCLE_PUSH_PUBLIC_URL", "http://127.0.0.1:0",
                "CIRCLE_VAULT_KEYS", VAULT_KEYS));
        Platform platform = Platform.of(ConfigFile.load(CONFIG, Map.of()));
        Vertx vertx = platform.vertx();
        WeChatSimulator simulator = await(new WeChatSimulator(vertx, CLOCK).start(0));
        environment.put("CIRCLE_WECHAT_API_HOST", simulator.host());
        environment.putAll(variables);
        Config config = ConfigFile.load(CONFIG, environment);
        // The neighbours themselves are prepared directly; what is put between them and the app is for the app alone.
        Config direct = config.on(
                mySqlUri,
                TestServers.redisUri(),
                config.wechat(),
                config.vault().keys());
        Future<?> database = Migrations.run(vertx, mySqlUri)
                .compose(migrated -> Server.importDistrict(vertx, direct, CLOCK, Server.DEMO_DISTRICT, true));
        App app = await(
                App.start(
                        platform,
                        config,
                        clock,
                        Contract.load(vertx),
                        Server.walking(vertx, config.circle(), line -> {}),
                        database),
                STARTING_MINUTES);
        simulator.pushTo("http://127.0.0.1:" + app.port() + PictureFeature.PUSH_PATH);
        return new TestApp(vertx, simulator, mySqlUri, app);
    }

    /** The app's own Redis database. */
    public String redisUri() {
        return redisUri(mySqlUri);
    }

    /**
     * One of Redis's databases 1 to 14 for each MySQL database, in turn, since person 7 of one is not person 7 of the next; and 15
     * for the shared one, which lives on beside all of them.
     */
    private static synchronized String redisUri(String mySqlUri) {
        int next = mySqlUri.endsWith("_" + SHARED) ? 15 : REDIS_DATABASES.size() % 14 + 1;
        return TestServers.redisUri() + "/"
                + Objects.requireNonNullElse(REDIS_DATABASES.putIfAbsent(mySqlUri, next), next);
    }

    private static Path attachments(String mySqlUri) {
        return Path.of("target", "test-attachments", mySqlUri.substring(mySqlUri.lastIndexOf('/') + 1));
    }

    /** Where it receives attachments, and keeps them. */
    public Path attachments() {
        return attachments(mySqlUri);
    }

    public Vertx vertx() {
        return vertx;
    }

    public WeChatSimulator simulator() {
        return simulator;
    }

    public String mySqlUri() {
        return mySqlUri;
    }

    public int port() {
        return app.port();
    }

    public String origin() {
        return "http://127.0.0.1:" + port();
    }

    /** Somebody who did not log in. */
    public ApiClient anybody() {
        return new ApiClient(vertx, origin(), null);
    }

    /** A person of the demo, such as {@code resident-1}; logged in once and remembered. */
    public ApiClient as(String who) {
        return new ApiClient(vertx, origin(), tokens.computeIfAbsent(who, this::newToken));
    }

    /** 万安门社区, where residents 1 to 5 live and moderator-1 decides. */
    public long community() {
        return roleOf("moderator-1").getLong("areaId");
    }

    /** 风景嘉苑's station, where staff-1 and staff-2 serve. */
    public long station() {
        return roleOf("staff-1").getLong("stationId");
    }

    /** One that this station can do. */
    public long firstItem() {
        return anybody()
                .get("/stations/" + station())
                .expect(200)
                .json()
                .getJsonArray("serviceItems")
                .getJsonObject(0)
                .getLong("id");
    }

    private JsonObject roleOf(String who) {
        return as(who).get("/me").expect(200).json().getJsonArray("roles").getJsonObject(0);
    }

    /** Logs the person in, anew each time. */
    public String newToken(String who) {
        return anybody()
                .post("/sessions", "{\"code\":\"%s\"}".formatted(code(who)))
                .expect(201)
                .text("token");
    }

    /** A code of the button by which a phone is verified, that nobody used. */
    public static String phoneCode(String who) {
        return "phone-" + who + "_" + UUID.randomUUID();
    }

    /** A code that nobody used. */
    public static String code(String who) {
        return "demo-" + who + "_" + UUID.randomUUID();
    }

    /** Waits as a test may; at most a minute. */
    public static <T> T await(Future<T> future) {
        return await(future, 1);
    }

    private static <T> T await(Future<T> future, int minutes) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(minutes, TimeUnit.MINUTES);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops the node gracefully, as a signal would. */
    @Override
    public void close() {
        await(app.close().eventually(simulator::stop));
        await(vertx.close()); // on its own: a future of one of its contexts would never hear of it
    }
}
