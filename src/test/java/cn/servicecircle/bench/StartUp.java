package cn.servicecircle.bench;

import cn.servicecircle.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long a node takes from the command to its first 200. */
final class StartUp {
    private static final int TIMES = 3;
    private static final String READY = "/health/ready";

    private final Path folder;

    /** @param folder for logs, and for the data of the bundled servers that are started for this */
    StartUp(Path folder) {
        this.folder = folder;
    }

    /** The README's command, Maven and bundled servers included; a first start, where none was yet, is not counted. */
    Figure embedded() throws IOException, InterruptedException {
        Path data = folder.resolve("embedded");
        Map<String, String> environment =
                Map.of("CIRCLE_HTTP_PORT", "{port}", "CIRCLE_EMBEDDED_DATA_FOLDER", data.toString());
        List<String> command = List.of("mvn", "-q", "compile", "exec:java");
        if (!data.resolve("mariadb").toFile().exists()) {
            ServerJvm.start(command, environment, READY, folder.resolve("embedded.log"))
                    .close();
        }
        return new Figure(
                "start-up, bundled servers, second start (mvn -q compile exec:java)",
                seconds(() -> ServerJvm.start(command, environment, READY, folder.resolve("embedded.log"))),
                "s",
                6);
    }

    Figure beside(Map<String, String> environment) throws IOException, InterruptedException {
        return new Figure(
                "start-up beside running servers, on the full data set",
                seconds(() -> ServerJvm.start(Main.class, environment, READY, folder.resolve("start-up.log"))),
                "s",
                2.5);
    }

    private interface Start {
        ServerJvm begin() throws IOException, InterruptedException;
    }

    private static double seconds(Start start) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            try (ServerJvm server = start.begin()) {
                seconds.add(server.untilFirstAnswer().toMillis() / 1e3);
            }
        }
        return seconds.stream().sorted().toList().get(TIMES / 2);
    }
}
