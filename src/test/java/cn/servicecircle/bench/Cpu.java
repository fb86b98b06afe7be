package cn.servicecircle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time and processors of processes: /proc and taskset, so Linux only. */
final class Cpu {
    /** Has the servers that are measured to itself, and every server is one event loop: so a request's cost is one core's. */
    static final int OF_SERVERS = 1;

    /** For the load generator and the stores. */
    static final int OF_THE_REST = 0;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    /** USER_HZ, which Linux shows to user space as 100 on every architecture that we run on. */
    private static final long MICROS_PER_TICK = 10_000;

    private Cpu() {}

    /** Lets all threads of a process run on one core only. */
    static void pin(long pid, int core) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder("taskset", "-a", "-c", "-p", "" + core, "" + pid)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (taskset.waitFor() != 0) {
            throw new IllegalStateException("cannot pin process " + pid + " to core " + core);
        }
    }

    /** User and system time of all threads, in µs, in steps of 10 ms. */
    static long micros(long pid) throws IOException {
        return micros(Path.of("/proc", Long.toString(pid), "stat"));
    }

    /** The same without the JIT compilers, whose work ends with the warm-up, if not always with ours. */
    static long microsWithoutCompilers(long pid) throws IOException {
        long compilers = 0;
        for (Path thread : threads(pid)) {
            if (name(thread).matches("C[12] Compiler.*\\s*")) {
                compilers += micros(thread.resolve("stat"));
            }
        }
        return micros(pid) - compilers;
    }

    private static List<Path> threads(long pid) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return tasks.toList();
        }
    }

    private static String name(Path thread) throws IOException {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (NoSuchFileException ended) {
            return "";
        }
    }

    private static long micros(Path statFile) throws IOException {
        String stat = Files.readString(statFile);
        // The name, in parentheses, may hold anything; after it come the fields from the third on.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) * MICROS_PER_TICK;
    }
}
