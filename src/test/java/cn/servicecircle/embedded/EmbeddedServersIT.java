package cn.servicecircle.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.testkit.Jdbc;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedServersIT {

    /** With a space, as in many a home folder. */
    private static final Path FOLDER = Path.of("target", "embedded servers it");

    @BeforeAll
    static void startFromNothing() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> files = Files.walk(FOLDER)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> assertTrue(file.delete()));
            }
        }
        EmbeddedServers.start(FOLDER, 128, line -> {}).close();
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        start().close();
        assertEquals(List.of(), OwnerProcess.serversOf(FOLDER));
        assertEquals(Optional.empty(), EmbeddedServers.attach(FOLDER));
    }

    @Test
    void data_isKeptOverARestart() throws SQLException {
        try (EmbeddedServers servers = start()) {
            Jdbc.run(servers.mySqlUri(), "CREATE OR REPLACE TABLE kept AS SELECT '崆峒区' AS name");
            inRedis(servers.redisUri(), "kept", "崆峒区");
        }
        try (EmbeddedServers servers = start()) {
            assertEquals("崆峒区", Jdbc.value(servers.mySqlUri(), "SELECT name FROM kept"));
            assertEquals("崆峒区", fromRedis(servers.redisUri(), "kept"));
        }
    }

    @Test
    void laterStart_hasNoFirstTimeSteps() {
        List<String> lines = new ArrayList<>();
        EmbeddedServers.start(FOLDER, 128, lines::add).close();
        assertEquals(List.of("正在启动内置 MariaDB 与 Redis…"), lines);
    }

    @Test
    void secrets_areForTheirOwnerAlone() throws IOException {
        try (EmbeddedServers servers = start()) {
            Path note = FOLDER.resolve("servers.properties");
            assertTrue(Files.readString(note).contains(servers.mySqlUri()));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(note)));
            assertTrue(Files.notExists(FOLDER.resolve("mariadb-accounts.sql")));
        }
        assertTrue(Files.notExists(FOLDER.resolve("servers.properties")));
    }

    @Test
    void wrongPassword_isRefused() {
        try (EmbeddedServers servers = start()) {
            String guessed = servers.mySqlUri().replaceFirst(":[0-9a-f]{32}@", ":guessed@");
            assertThrows(SQLException.class, () -> Jdbc.value(guessed, "SELECT 1"));
            String root = servers.mySqlUri().replaceFirst("service_circle:[0-9a-f]{32}@", "root@");
            assertThrows(SQLException.class, () -> Jdbc.value(root, "SELECT 1"));
        }
    }

    @Test
    void orphansOfAKilledOwner_areReplaced() throws Exception {
        List<Long> orphans;
        try (OwnerProcess owner = new OwnerProcess(FOLDER).awaitReady()) {
            ServerUris uris = EmbeddedServers.attach(FOLDER).orElseThrow();
            Jdbc.run(uris.mySql(), "CREATE OR REPLACE TABLE kept AS SELECT '柳湖镇' AS name");
            inRedis(uris.redis(), "kept", "柳湖镇");
            owner.kill();
            orphans = OwnerProcess.serversOf(FOLDER);
            assertEquals(2, orphans.size());
            assertEquals(Optional.empty(), EmbeddedServers.attach(FOLDER));
        }
        try (EmbeddedServers servers = start()) {
            assertEquals("柳湖镇", Jdbc.value(servers.mySqlUri(), "SELECT name FROM kept"));
            assertEquals("柳湖镇", fromRedis(servers.redisUri(), "kept"));
            assertTrue(Collections.disjoint(orphans, OwnerProcess.serversOf(FOLDER)));
        }
    }

    @Test
    void interruptFromTheTerminal_leavesTheServersToTheDrainingOwner() throws Exception {
        try (OwnerProcess owner = new OwnerProcess(FOLDER).awaitReady()) {
            owner.interruptGroup();
            assertEquals("While draining: PONG", owner.awaitLine("While draining"));
            assertEquals("Stopped", owner.awaitLine("Stopped"));
        }
        assertEquals(List.of(), OwnerProcess.serversOf(FOLDER));
    }

    @Test
    void secondOwner_isRefused() throws Exception {
        try (EmbeddedServers servers = start()) {
            assertThrows(AlreadyRunningException.class, EmbeddedServersIT::start);
            try (OwnerProcess other = new OwnerProcess(FOLDER)) {
                String pid = "PID " + ProcessHandle.current().pid();
                assertTrue(other.awaitLine(pid).contains(FOLDER.toRealPath().toString()));
            }
            assertEquals("1", Jdbc.value(servers.mySqlUri(), "SELECT 1"));
        }
    }

    @Test
    void attach_findsTheServersOfALiveOwner() throws Exception {
        try (OwnerProcess owner = new OwnerProcess(FOLDER).awaitReady()) {
            ServerUris uris = EmbeddedServers.attach(FOLDER).orElseThrow();
            assertEquals("1", Jdbc.value(uris.mySql(), "SELECT 1"));
            assertThrows(AlreadyRunningException.class, EmbeddedServersIT::start);
            owner.interruptGroup();
            assertEquals("Stopped", owner.awaitLine("Stopped"));
        }
        try (EmbeddedServers servers = start()) {
            ServerUris mine = EmbeddedServers.attach(FOLDER).orElseThrow();
            assertEquals(new ServerUris(servers.mySqlUri(), servers.redisUri()), mine);
        }
    }

    @Test
    void portTakenMeanwhile_isFollowedByAnother() throws Exception {
        DataFolder folder = DataFolder.create(FOLDER);
        try (ServerSocket squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerProcesses forMariaDb = new ServerProcesses(takenFirst(squatter));
                ServerProcesses forRedis = new ServerProcesses(takenFirst(squatter))) {
            String mySql = new EmbeddedMariaDb(folder, forMariaDb, 128, line -> {}).start();
            String redis = new EmbeddedRedis(folder, forRedis).start();
            assertEquals("1", Jdbc.value(mySql, "SELECT 1"));
            inRedis(redis, "port", "another");
        }
    }

    private static EmbeddedServers start() {
        return EmbeddedServers.start(FOLDER, 128, line -> {});
    }

    private static IntSupplier takenFirst(ServerSocket squatter) {
        AtomicBoolean first = new AtomicBoolean(true);
        return () -> first.getAndSet(false) ? squatter.getLocalPort() : FreePort.find();
    }

    private static void inRedis(String uri, String key, String value) {
        try (RedisClient client = RedisClient.create(uri)) {
            client.connect().sync().set(key, value);
        }
    }

    private static String fromRedis(String uri, String key) {
        try (RedisClient client = RedisClient.create(uri)) {
            return client.connect().sync().get(key);
        }
    }
}
