package cn.servicecircle.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.http.Upload;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store of attachments must do, held against each. */
class StorageIT {
    private static final Vertx VERTX = Vertx.vertx();
    private static final List<Storage> STORAGES = new ArrayList<>();

    @TempDir
    static Path folder;

    private static TestS3 s3;

    @BeforeAll
    static void start() throws Exception {
        s3 = new TestS3();
        STORAGES.add(new LocalStorage(VERTX, folder.resolve("kept")));
        STORAGES.add(new S3Storage(VERTX, s3.settings(), TestApp.CLOCK));
    }

    @AfterAll
    static void stop() throws Exception {
        STORAGES.forEach(storage -> TestApp.await(storage.close()));
        s3.close();
        TestApp.await(VERTX.close());
    }

    static Stream<Storage> storages() {
        return STORAGES.stream();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static String put(Storage storage, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(StorageKey.randomName()), bytes);
        String key = StorageKey.random();
        TestApp.await(storage.put(key, Inspected.of(FileType.PDF, file)));
        return key;
    }

    private static byte[] get(Storage storage, String key) throws IOException {
        Path file = folder.resolve(StorageKey.randomName());
        TestApp.await(storage.open(key).compose(stream -> VERTX.fileSystem()
                .open(file.toString(), new OpenOptions())
                .compose(stream.bytes()::pipeTo)
                .onComplete(read -> stream.release().run())));
        return Files.readAllBytes(file);
    }

    private static Set<String> before(Storage storage, Instant instant) {
        Set<String> keys = new HashSet<>();
        TestApp.await(storage.eachBefore(instant, some -> {
            keys.addAll(some);
            return Future.succeededFuture();
        }));
        return keys;
    }

    private static Instant inAMinute() {
        return Instant.now().plus(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void whatWasPut_comesBack(Storage storage) throws IOException {
        for (int length : new int[] {1, 64 * 1024, 64 * 1024 + 1, Upload.LIMIT}) {
            byte[] bytes = bytes(length);
            assertArrayEquals(bytes, get(storage, put(storage, bytes)));
        }
    }

    @ParameterizedTest
    @MethodSource("storages")
    void whatWasDeleted_isGone_andMayBeDeletedAgain(Storage storage) throws IOException {
        String key = put(storage, bytes(100));
        String other = put(storage, bytes(200));
        TestApp.await(storage.delete(key));
        TestApp.await(storage.delete(key));
        assertThrows(IllegalStateException.class, () -> get(storage, key));
        assertArrayEquals(bytes(200), get(storage, other));
        assertFalse(before(storage, inAMinute()).contains(key));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void whatNobodyPut_isNotThere(Storage storage) {
        assertThrows(IllegalStateException.class, () -> get(storage, StorageKey.random()));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void whatIsOlder_isHandedOut(Storage storage) throws IOException {
        String key = put(storage, bytes(10));
        assertTrue(before(storage, inAMinute()).contains(key));
        assertEquals(Set.of(), before(storage, Instant.now().minus(Duration.ofMinutes(1))));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void aThousandAndMore_areHandedOutOnce_whileTheyAreDeleted(Storage storage) throws IOException {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 1_050; i++) {
            all.add(put(storage, bytes(1)));
        }
        List<String> seen = new ArrayList<>();
        TestApp.await(storage.eachBefore(inAMinute(), some -> {
            seen.addAll(some);
            Future<Void> deleted = Future.succeededFuture();
            for (String key : some) {
                deleted = deleted.compose(done -> storage.delete(key));
            }
            return deleted;
        }));
        assertTrue(seen.containsAll(all));
        assertEquals(seen.size(), Set.copyOf(seen).size());
        assertEquals(Set.of(), before(storage, inAMinute()));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void aReaderThatGoesAway_letsGo(Storage storage) throws IOException {
        String key = put(storage, bytes(Upload.LIMIT));
        for (int i = 0; i < 100; i++) {
            TestApp.await(storage.open(key)).release().run();
        }
        assertEquals(Upload.LIMIT, get(storage, key).length);
    }

    @Test
    void withoutAStore_theCallerMayTryAgain() {
        S3Settings nowhere = new S3Settings(URI.create("http://127.0.0.1:1"), "us-east-1", "b", true, "a", "s");
        Storage storage = new S3Storage(VERTX, nowhere, TestApp.CLOCK);
        assertAway(storage);
    }

    @Test
    void aStoreThatFallsSilent_isGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            S3Settings mute = new S3Settings(
                    URI.create("http://127.0.0.1:" + silent.getLocalPort()), "us-east-1", "b", true, "a", "s");
            Storage storage = new S3Storage(VERTX, mute, TestApp.CLOCK, Duration.ofSeconds(1));
            long began = System.nanoTime();
            assertAway(storage);
            assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 5);
        }
    }

    @Test
    void withTheWrongKey_nothingIsGivenOut() throws IOException {
        String key = put(STORAGES.get(1), bytes(10));
        Storage stranger = new S3Storage(VERTX, s3.settings("wrong"), TestApp.CLOCK);
        assertThrows(IllegalStateException.class, () -> get(stranger, key));
        assertAway(stranger);
    }

    private static void assertAway(Storage storage) {
        Throwable failure = assertThrows(
                        IllegalStateException.class, () -> TestApp.await(storage.open(StorageKey.random())))
                .getCause();
        assertTrue(failure instanceof IOException && Database.isAway(failure), failure::toString);
        TestApp.await(storage.close());
    }

    @Test
    void aFolder_isForUsAlone() throws IOException {
        put(STORAGES.get(0), bytes(1));
        for (Path path = folder.resolve("kept"); path != null; path = child(path)) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
    }

    /** The first folder in it. */
    private static Path child(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).findFirst().orElse(null);
        }
    }
}
