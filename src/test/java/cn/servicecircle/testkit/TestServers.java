package cn.servicecircle.testkit;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The one MySQL and the one Redis of a test JVM: those that the environment names ({@link NamedServers}), else started at
 * first use and stopped at its end, in containers when a Docker engine answers, else the bundled ones. When none answer, the
 * tests that want them fail.
 */
public final class TestServers {

    private static final FutureTask<StartedServers> STARTED = new FutureTask<>(TestServers::start);

    private TestServers() {}

    /**
     * A database of one's own, empty.
     *
     * @param database lower-case letters, digits and underscores; unique, because a second call with it empties the first's
     */
    public static String mySqlUri(String database) {
        if (!database.matches("[a-z0-9_]{1,40}")) {
            throw new IllegalArgumentException("Not a database name: " + database);
        }
        String any = started().mySqlUri();
        String name = "service_circle_" + database;
        try {
            Jdbc.run(any, "DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + name, e);
        }
        return any.substring(0, any.lastIndexOf('/') + 1) + name;
    }

    /** Shared by all tests of the JVM: keys want a prefix of one's own. */
    public static String redisUri() {
        return started().redisUri();
    }

    private static StartedServers started() {
        STARTED.run();
        try {
            return STARTED.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("No MySQL and Redis to test with", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static StartedServers start() {
        StartedServers servers = NamedServers.find(System::getenv)
                .orElseGet(() -> DockerEngine.answers() ? containers() : StartedServers.bundled());
        Runtime.getRuntime().addShutdownHook(new Thread(servers.stop(), "stop-test-servers"));
        System.out.println("Test servers: " + servers.kind());
        return servers;
    }

    /** An engine that cannot fetch the images is as good as none, unless the images were asked for by name. */
    private static StartedServers containers() {
        try {
            return ServerContainers.start();
        } catch (RuntimeException e) {
            if (ServerContainers.areDemanded()) {
                throw e;
            }
            System.out.println("Test servers: Docker answers, but its containers do not start: " + e.getMessage());
            return StartedServers.bundled();
        }
    }
}
