package cn.servicecircle.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Servers of this data folder that outlived a killed JVM. They are known by their executable, which lies in the folder:
 * unlike a pid file that can neither be stale nor be missing.
 */
final class Leftovers {

    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int PROBE_MILLIS = 10;

    private final Path binaries;

    Leftovers(DataFolder folder) {
        this.binaries = folder.binaries();
    }

    /** To be called by the folder's owner only, before it starts its own servers. */
    void end(Consumer<String> progress) {
        List<ProcessHandle> found =
                ProcessHandle.allProcesses().filter(this::isOurs).toList();
        if (found.isEmpty()) {
            return;
        }
        progress.accept("正在结束上次异常退出遗留的数据库进程（PID %s）…"
                .formatted(String.join(
                        ", ", found.stream().map(p -> Long.toString(p.pid())).toList())));
        found.forEach(ProcessHandle::destroy);
        awaitGone(found, System.nanoTime() + GRACE_NANOS);
        found.forEach(ProcessHandle::destroyForcibly);
        awaitGone(found, Long.MAX_VALUE);
    }

    private void awaitGone(List<ProcessHandle> processes, long deadline) {
        while (processes.stream().anyMatch(this::isOurs) && System.nanoTime() < deadline) {
            Pause.millis(PROBE_MILLIS);
        }
    }

    /** False for a zombie, too, which has no executable any more: in a container nobody may ever reap it. */
    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(executable -> executable.startsWith(binaries))
                .map(executable -> executable.getFileName().toString())
                .filter(name -> name.startsWith("mariadbd") || name.startsWith("redis-server"))
                .isPresent();
    }
}
