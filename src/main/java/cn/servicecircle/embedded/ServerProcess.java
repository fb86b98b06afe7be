package cn.servicecircle.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running child process, known by its exit and by what it writes into its log. */
final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final int PROBE_MILLIS = 10;
    /** Crash recovery of a large database takes its time; a server that is dead is noticed at once. */
    private static final long READY_NANOS = TimeUnit.MINUTES.toNanos(3);

    private static final long STOP_SECONDS = 30;
    private static final int SHOWN_LINES = 5;

    private final ServerCommand command;
    private final Process process;

    private ServerProcess(ServerCommand command, Process process) {
        this.command = command;
        this.process = process;
    }

    static ServerProcess launch(ServerCommand command) {
        try {
            keepPrevious(command.log());
            Process process = new ProcessBuilder(command.inOwnSession())
                    .directory(command.log().getParent().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(command.log().toFile())
                    .start();
            return new ServerProcess(command, process);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "%s 无法启动（%s）：请配置自己的 MySQL 与 Redis 地址。".formatted(command.name(), e.getMessage()), e);
        }
    }

    /** The log of the last run tells how it ended; older ones are of no use. */
    private static void keepPrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".previous"), REPLACE_EXISTING);
        }
    }

    /** True once it serves; false when it ended because somebody else had taken its port. */
    boolean awaitReady() {
        long start = System.nanoTime();
        while (true) {
            // Asked before the log is read, so that the last words of a dying server are not missed.
            boolean alive = process.isAlive();
            String log = log();
            if (log.contains(command.readyMark())) {
                return true;
            }
            if (!alive && log.contains("Address already in use")) {
                return false;
            }
            if (!alive || System.nanoTime() - start > READY_NANOS) {
                throw failed();
            }
            Pause.millis(PROBE_MILLIS);
        }
    }

    void awaitSuccess() {
        try {
            if (process.waitFor() != 0) {
                throw failed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("启动已取消。");
        }
    }

    /** What it started itself is killed: that is the script at work on a draft, or Redis at a rewrite of its log. */
    void askToStop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroy();
    }

    void awaitStopped() {
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
            LOG.warn("{} did not stop within {} s and is killed", command.name(), STOP_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private EmbeddedServerException failed() {
        String[] lines = log().strip().split("\n");
        int from = Math.max(0, lines.length - SHOWN_LINES);
        String tail = String.join("\n  ", Arrays.asList(lines).subList(from, lines.length));
        return new EmbeddedServerException(
                "%s 没有启动成功：请看日志 %s，或配置自己的 MySQL 与 Redis 地址。日志末尾：%n  %s".formatted(command.name(), command.log(), tail));
    }

    private String log() {
        try {
            return new String(Files.readAllBytes(command.log()), UTF_8);
        } catch (IOException e) {
            throw DataFolder.unusable(command.log(), e);
        }
    }
}
