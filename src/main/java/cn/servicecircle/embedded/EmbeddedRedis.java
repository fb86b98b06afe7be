package cn.servicecircle.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** The bundled Redis, whose binaries embedded-redis supplies. It has no password: whoever is on this machine may use it. */
final class EmbeddedRedis {

    private final DataFolder folder;
    private final ServerProcesses processes;

    EmbeddedRedis(DataFolder folder, ServerProcesses processes) {
        this.folder = folder;
        this.processes = processes;
    }

    /** Returns its URI. */
    String start() {
        try {
            Path executable = executable();
            Path data = Files.createDirectories(folder.resolve("redis"));
            int port = processes.launchOnFreePort(free -> server(executable, data, free));
            return "redis://127.0.0.1:" + port;
        } catch (IOException e) {
            throw DataFolder.unusable(folder.path(), e);
        }
    }

    private ServerCommand server(Path executable, Path data, int port) {
        List<String> arguments = List.of(
                executable.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                data.toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "");
        return new ServerCommand("内置 Redis", folder.resolve("redis.log"), "Ready to accept connections", arguments);
    }

    /** The x86-64 one needs OpenSSL 3 and a recent glibc, so on older systems the static 32-bit one serves. */
    private Path executable() throws IOException {
        Map<OsArchitecture, String> bundled = ExecutableProvider.newProvidedVersionsMap();
        OsArchitecture here = OsArchitecture.detectOSandArchitecture();
        Stream<OsArchitecture> candidates =
                here.equals(OsArchitecture.UNIX_x86_64) ? Stream.of(here, OsArchitecture.UNIX_x86) : Stream.of(here);
        List<String> resources =
                candidates.map(bundled::get).filter(Objects::nonNull).toList();
        for (String resource : resources) {
            Path unpacked = folder.binaries().resolve(resource.substring(1));
            WholeOrNothing.makeOnce(unpacked, draft -> unpack(resource, draft));
            if (runs(unpacked)) {
                return unpacked;
            }
        }
        throw new EmbeddedServerException(
                "内置 Redis 无法在本机（%s）运行：请配置自己的 Redis 地址。".formatted(System.getProperty("os.arch")));
    }

    private static void unpack(String resource, Path draft) throws IOException {
        try (InputStream binary = ExecutableProvider.class.getResourceAsStream(resource)) {
            if (binary == null) {
                throw new FileNotFoundException(resource);
            }
            Files.copy(binary, draft);
        }
        WholeOrNothing.allowExecution(draft);
    }

    /** Whether the system has the libraries that it was linked with. */
    private static boolean runs(Path executable) throws IOException {
        Process asked = new ProcessBuilder(executable.toString(), "--version")
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            return asked.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("启动已取消。");
        }
    }
}
