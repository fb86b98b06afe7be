package cn.servicecircle.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** wrk: one thread, 64 connections, as fast as the server answers. */
final class LoadGenerator {
    private static final Path SCRIPT = Path.of("src/test/resources/bench/load.lua");
    private static final Pattern FIGURES = Pattern.compile("FIGURES (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");
    /** Of one round; short, because many short rounds see more of a machine's moods than one long. */
    static final int SECONDS = 1;

    private static final int CONNECTIONS = 64;
    /** So few that the JIT compilers find time too. */
    private static final int WARM_UP_CONNECTIONS = 8;

    private static final int PATIENCE_SECONDS = 15;

    private final Path folder;

    /**
     * What came back.
     *
     * @param requests answered, rightly or not
     * @param errors   answers of 400 and above, and connections that failed
     */
    record Load(long requests, double seconds, long errors, double p50Millis, double p99Millis) {
        double perSecond() {
            return requests / seconds;
        }
    }

    /** @param folder for the lists of requests */
    LoadGenerator(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    static void mustBeInstalled() {
        try {
            new ProcessBuilder("wrk", "--version").start().destroy();
        } catch (IOException e) {
            throw new IllegalStateException("wrk, which makes the load, is not installed: apt-get install wrk");
        }
    }

    Path write(String name, List<Request> requests) throws IOException {
        if (requests.isEmpty()) {
            throw new IllegalStateException("no requests for " + name);
        }
        Path file = folder.resolve(name.replaceAll("[^0-9A-Za-z]+", "-") + ".txt");
        return Files.write(file, requests.stream().map(Request::line).toList());
    }

    void warmUp(String origin, Path requests, boolean once, int seconds) throws IOException, InterruptedException {
        run(origin, requests, once, seconds, List.of("wrk"), WARM_UP_CONNECTIONS);
    }

    /** @param once whether a request of the list must not be sent twice */
    Load run(String origin, Path requests, boolean once) throws IOException, InterruptedException {
        return run(origin, requests, once, SECONDS, List.of("taskset", "-c", "" + Cpu.OF_THE_REST, "wrk"), CONNECTIONS);
    }

    private static Load run(
            String origin, Path requests, boolean once, int seconds, List<String> program, int connections)
            throws IOException, InterruptedException {
        String seed = "b" + Long.toString(System.nanoTime(), 36) + "x";
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("-t1", "-c" + connections, "-d" + seconds + "s"));
        command.addAll(List.of("-s", SCRIPT.toString(), origin, "--", requests.toString(), seed, once ? "once" : ""));
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        if (!wrk.waitFor(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            wrk.destroyForcibly();
            throw new IllegalStateException("wrk did not end: " + String.join(" ", command));
        }
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher figures = FIGURES.matcher(output);
        if (!figures.find()) {
            throw new IllegalStateException("wrk failed: " + output);
        }
        return new Load(
                Long.parseLong(figures.group(1)),
                Long.parseLong(figures.group(2)) / 1e6,
                Long.parseLong(figures.group(3)),
                Long.parseLong(figures.group(4)) / 1e3,
                Long.parseLong(figures.group(5)) / 1e3);
    }
}
