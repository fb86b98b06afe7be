package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.embedded.Fault;
import cn.servicecircle.embedded.WeChatSimulator;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestServers;
import cn.servicecircle.vault.Vault;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A node with a MySQL, a Redis and a WeChat configured; the WeChat is this test's, which the node cannot tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealConfigIT {
    private final Vertx vertx = Vertx.vertx();
    private final String mySqlUri = TestServers.mySqlUri("real_config");
    private final Map<String, String> environment = new HashMap<>();
    private Path folder;
    private WeChatSimulator weChat;
    private String imported;
    private ServerProcess server;
    private String origin;
    private ApiClient anybody;

    @BeforeAll
    void importAndServe(@TempDir Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        weChat = TestApp.await(new WeChatSimulator(vertx, TestApp.CLOCK).start(0));
        environment.putAll(Map.of(
                "CIRCLE_HTTP_PORT",
                "0",
                "CIRCLE_MYSQL_URI",
                mySqlUri,
                "CIRCLE_REDIS_URI",
                TestServers.redisUri(),
                "CIRCLE_WECHAT_APP_ID",
                WeChatSimulator.APP_ID,
                "CIRCLE_WECHAT_APP_SECRET",
                WeChatSimulator.APP_SECRET,
                "CIRCLE_VAULT_KEYS",
                Vault.newKey("k1"),
                "CIRCLE_WECHAT_API_HOST",
                weChat.host(),
                "CIRCLE_EMBEDDED_DATA_FOLDER",
                folder.resolve("data").toString()));
        try (ServerProcess command =
                ServerProcess.start(folder, environment, "import", "config/district/kongtong-demo")) {
            assertEquals(0, command.awaitExit(), command.errors());
            imported = command.output();
        }
        server = ServerProcess.start(folder, environment);
        origin = "http://127.0.0.1:" + server.awaitPort();
        anybody = new ApiClient(vertx, origin, null);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        TestApp.await(weChat.stop());
        TestApp.await(vertx.close());
    }

    private ApiClient loggedIn(String who) {
        String token = anybody.post("/sessions", "{\"code\":\"%s\"}".formatted(TestApp.code(who)))
                .expect(201)
                .text("token");
        return new ApiClient(vertx, origin, token);
    }

    @Test
    void nothingBundledAndNoSimulator_isStartedOrEvenLoaded() throws IOException {
        anybody.get("/stations/nearest?lng=106.669223&lat=35.542534&limit=1").expect(200);
        assertEquals(0, server.handle().descendants().count());
        assertFalse(Files.exists(folder.resolve("data")));
        String classes = Files.readString(folder.resolve("classes.txt"));
        assertTrue(classes.contains("cn.servicecircle.App "));
        for (String absent : new String[] {"EmbeddedServers", "EmbeddedMariaDb", "EmbeddedRedis", "WeChatSimulator"}) {
            assertFalse(classes.contains("cn.servicecircle.embedded." + absent + " "), absent + " was loaded");
        }
        assertFalse(server.output().contains("模拟器"), server.output());
    }

    @Test
    void anImport_bringsTheDistrictButNoDemoPeople() throws SQLException {
        assertTrue(imported.contains("60"), imported);
        assertEquals("60", Jdbc.value(mySqlUri, "SELECT COUNT(*) FROM station"));
        String demo = "SELECT COUNT(*) FROM person WHERE display_name LIKE '%示例%' OR display_name LIKE '%演示%'";
        assertEquals("0", Jdbc.value(mySqlUri, demo));
    }

    @Test
    void aCodeOfTheDemo_isForWeChatToJudge() {
        weChat.fault("/sns/jscode2session", Fault.errcode(40029));
        try {
            anybody.post("/sessions", "{\"code\":\"demo-admin_1\"}").expectProblem(401, "session:code-invalid");
        } finally {
            weChat.clearFaults();
        }
        assertEquals(
                0,
                loggedIn("admin")
                        .get("/me")
                        .expect(200)
                        .json()
                        .getJsonArray("roles")
                        .size());
    }

    @Test
    void grantAdmin_namesTheFirstAdmin() throws IOException, InterruptedException {
        ApiClient first = loggedIn("resident-9");
        long id = first.get("/me").expect(200).id();
        try (ServerProcess command = ServerProcess.start(folder, environment, "grant-admin", String.valueOf(id))) {
            assertEquals(0, command.awaitExit(), command.errors());
        }
        assertEquals(
                "admin",
                loggedIn("resident-9")
                        .get("/me")
                        .expect(200)
                        .json()
                        .getJsonArray("roles")
                        .getJsonObject(0)
                        .getString("role"));
    }

    @Test
    void recountRates_hasThemCountedAnew() throws IOException, InterruptedException, SQLException {
        try (ServerProcess command = ServerProcess.start(folder, environment, "recount-rates")) {
            assertEquals(0, command.awaitExit(), command.errors());
        }
        assertEquals("1", Jdbc.value(mySqlUri, "SELECT anew OR runs > 0 FROM rate_progress"));
    }

    @Test
    void sigterm_stopsItGracefully() throws IOException, InterruptedException {
        try (ServerProcess other = ServerProcess.start(folder, environment)) {
            other.awaitPort();
            other.terminate();
            assertEquals(143, other.awaitExit());
            assertTrue(other.output().contains("已停止"), other.output());
            assertEquals("", other.errors());
        }
    }
}
