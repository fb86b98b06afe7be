package cn.servicecircle.embedded;

import io.lettuce.core.RedisClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another JVM that owns a data folder, to be asked, signalled and killed by tests. */
final class OwnerProcess implements AutoCloseable {

    private static final int LIFE_SECONDS = 20;

    private final Process process;
    private final BufferedReader output;

    /** In a process group of its own, so that it can be signalled as a terminal does, and the test's JVM is spared. */
    OwnerProcess(Path folder) throws IOException {
        process = new ProcessBuilder(
                        "setsid",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwnerProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Ends by itself after a while, so that no test waits for ever for a line that does not come. */
    public static void main(String[] args) throws InterruptedException {
        try {
            EmbeddedServers servers = EmbeddedServers.start(Path.of(args[0]), 128, line -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(() -> drainAndStop(servers)));
            System.out.println("READY");
        } catch (EmbeddedServerException e) {
            System.out.println(e.getMessage());
            return;
        }
        TimeUnit.SECONDS.sleep(LIFE_SECONDS);
    }

    /** As the product does: what runs is finished first, and that needs the servers. */
    private static void drainAndStop(EmbeddedServers servers) {
        try (RedisClient client = RedisClient.create(servers.redisUri())) {
            System.out.println("While draining: " + client.connect().sync().ping());
        }
        servers.close();
        System.out.println("Stopped");
    }

    long pid() {
        return process.pid();
    }

    OwnerProcess awaitReady() throws IOException {
        awaitLine("READY");
        return this;
    }

    String awaitLine(String part) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(part)) {
                return line;
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("Ended without '" + part + "':\n" + seen);
    }

    void interruptGroup() throws IOException, InterruptedException {
        int exit = new ProcessBuilder(List.of("kill", "-INT", "--", "-" + pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new AssertionError("kill said " + exit);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** The servers of a folder that run, whoever started them. */
    static List<Long> serversOf(Path folder) throws IOException {
        Path binaries = folder.toRealPath().resolve("bin");
        Stream<ProcessHandle> ours = ProcessHandle.allProcesses().filter(process -> process.info()
                .command()
                .filter(c -> Path.of(c).startsWith(binaries))
                .isPresent());
        return ours.map(ProcessHandle::pid).toList();
    }
}
