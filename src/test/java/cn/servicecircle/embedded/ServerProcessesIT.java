package cn.servicecircle.embedded;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessesIT {

    @TempDir
    Path folder;

    @Test
    void serverThatDies_isReportedWithTheEndOfItsLog() {
        try (ServerProcesses processes = new ServerProcesses(FreePort::find)) {
            ServerProcess dying = processes.launch(shell("echo missing libfoo.so.1 >&2; exit 127"));
            String message = assertThrows(EmbeddedServerException.class, dying::awaitReady)
                    .getMessage();
            assertTrue(message.contains("missing libfoo.so.1"), message);
        }
    }

    @Test
    @Timeout(10)
    void close_endsAllAndStartsNoMore() {
        Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
        ServerProcesses processes = new ServerProcesses(FreePort::find);
        assertTrue(processes.launch(shell("echo ready; exec sleep 60")).awaitReady());
        processes.close();
        assertTrue(ProcessHandle.current().descendants().allMatch(before::contains));
        assertThrows(CancellationException.class, () -> processes.launch(shell("sleep 60")));
    }

    private ServerCommand shell(String script) {
        return new ServerCommand("Shell", folder.resolve("shell.log"), "ready", List.of("/bin/sh", "-c", script));
    }
}
