package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.embedded.WeChatSimulator;
import cn.servicecircle.testkit.TestServers;
import cn.servicecircle.vault.Vault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot start says why in one line, and exits with 1. */
class RefusedStartIT {
    private static final String SECRET = "s3cr3t-word";
    private static final String NOBODY_LISTENS = "127.0.0.1:1";

    @TempDir
    Path folder;

    private final String mySqlUri = TestServers.mySqlUri("refused_start");
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void configureAll() {
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
                SECRET,
                "CIRCLE_VAULT_KEYS",
                Vault.newKey("k1")));
    }

    /** The one line. */
    private String refusal(String... words) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(folder, environment, words)) {
            assertEquals(1, server.awaitExit(), server.output());
            String line = server.errors();
            assertEquals(1, line.lines().count(), line);
            String everything = line + server.output();
            assertFalse(everything.contains("\tat "), everything);
            assertFalse(everything.contains(SECRET), everything);
            return line;
        }
    }

    private static void assertTells(String expected, String line) {
        assertTrue(line.contains(expected), line);
    }

    @Test
    void aMySqlThatDoesNotListen_isNamed() throws Exception {
        environment.put("CIRCLE_MYSQL_URI", "mysql://circle:" + SECRET + "@" + NOBODY_LISTENS + "/circle");
        assertTells("mysql.uri：连不上数据库", refusal());
        assertTells("mysql.uri：连不上数据库", refusal("grant-admin", "1"));
    }

    @Test
    void aMySqlThatTakesAConnectionAndNeverAnswers_isNamed() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            environment.put(
                    "CIRCLE_MYSQL_URI", "mysql://circle:" + SECRET + "@127.0.0.1:" + silent.getLocalPort() + "/circle");
            assertTells("mysql.uri：连不上数据库", refusal());
        }
    }

    @Test
    void aMySqlThatRefusesThePassword_isNamed() throws Exception {
        environment.put("CIRCLE_MYSQL_URI", mySqlUri.replaceFirst("//([^:]+):[^@]*@", "//$1:" + SECRET + "@"));
        assertTells("mysql.uri：连不上数据库", refusal());
        assertTells("mysql.uri：连不上数据库", refusal("grant-admin", "1"));
    }

    @Test
    void aMySqlWithoutTls_isRefusedWhereTlsIsAskedFor() throws Exception {
        environment.put("CIRCLE_MYSQL_TLS", "true");
        assertTells("mysql.uri：连不上数据库", refusal());
        assertTells("mysql.uri：连不上数据库", refusal("grant-admin", "1"));
    }

    @Test
    void aRedisThatDoesNotListen_isNamed() throws Exception {
        environment.put("CIRCLE_REDIS_URI", "redis://:" + SECRET + "@" + NOBODY_LISTENS);
        assertTells("redis.uri：连不上 Redis", refusal());
    }

    @Test
    void aPortInUse_isNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            environment.put("CIRCLE_HTTP_PORT", String.valueOf(taken.getLocalPort()));
            assertTells("端口已被占用", refusal());
        }
    }

    @Test
    void anAbsentFile_isNamed() throws Exception {
        environment.put("CIRCLE_CONFIG", "config/none.yaml");
        assertTells("config/none.yaml", refusal());
    }

    @Test
    void nothingConfigured_whereNothingIsBundled_saysWhatToSet() throws Exception {
        environment.clear();
        environment.put("CIRCLE_EMBEDDED_DATA_FOLDER", folder.resolve("data").toString());
        assertTells("请设置 CIRCLE_MYSQL_URI", refusal());
    }
}
