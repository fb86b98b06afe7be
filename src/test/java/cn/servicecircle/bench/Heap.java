package cn.servicecircle.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM's heap holds once everything that can be collected is, asked of it by jcmd. */
final class Heap {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private Heap() {}

    /** Live objects, in MiB; a full collection is done for it. */
    static Figure after(ServerJvm server) throws IOException, InterruptedException {
        // The histogram counts what a full collection has left.
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(histogram);
        if (jcmd.waitFor() != 0 || !total.find()) {
            throw new IllegalStateException(
                    "jcmd says: " + histogram.lines().limit(3).toList());
        }
        double mib = Long.parseLong(total.group(1)) / 1024.0 / 1024.0;
        return new Figure("live heap after the load, of 256 MiB at the most", mib, "MiB", 256);
    }
}
