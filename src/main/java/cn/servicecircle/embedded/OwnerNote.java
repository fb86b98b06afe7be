package cn.servicecircle.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Properties;

/**
 * {@code servers.properties} in the data folder: which process owns it, and where its servers listen once they do. It
 * outlives a killed owner, so it is true only while the owner's lock is held.
 *
 * @param startedAt tells the owner from a later process with the same pid, which in a container is the rule
 */
record OwnerNote(String pid, String startedAt, Optional<ServerUris> uris) {

    private static final String FILE = "servers.properties";

    static OwnerNote ofThisProcess() {
        ProcessHandle me = ProcessHandle.current();
        String startedAt = me.info().startInstant().map(Object::toString).orElse("");
        return new OwnerNote(Long.toString(me.pid()), startedAt, Optional.empty());
    }

    static Optional<OwnerNote> read(DataFolder folder) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
            values.load(reader);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Optional<ServerUris> uris = Optional.ofNullable(values.getProperty("mysql.uri"))
                .map(mySql -> new ServerUris(mySql, values.getProperty("redis.uri", "")));
        return Optional.of(new OwnerNote(values.getProperty("pid", "?"), values.getProperty("started-at", ""), uris));
    }

    void write(DataFolder folder) throws IOException {
        String listening = uris.map(uri -> "mysql.uri=%s\nredis.uri=%s\n".formatted(uri.mySql(), uri.redis()))
                .orElse("");
        PrivateFile.write(folder.resolve(FILE), "pid=%s\nstarted-at=%s\n%s".formatted(pid, startedAt, listening));
    }

    static void delete(DataFolder folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    OwnerNote listeningAt(ServerUris uris) {
        return new OwnerNote(pid, startedAt, Optional.of(uris));
    }

    boolean isThisProcess() {
        OwnerNote me = ofThisProcess();
        return pid.equals(me.pid) && startedAt.equals(me.startedAt);
    }
}
