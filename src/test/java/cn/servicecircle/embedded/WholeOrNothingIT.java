package cn.servicecircle.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeOrNothingIT {

    @TempDir
    Path folder;

    @Test
    void whatAKillLeftHalfMade_isMadeAnew() throws IOException {
        Path target = folder.resolve("bin/server-1.0");
        Files.createDirectories(target.resolveSibling("server-1.0.draft/share"));
        Files.writeString(target.resolveSibling("server-1.0.draft/half"), "ha");

        WholeOrNothing.makeOnce(target, WholeOrNothingIT::unpack);

        try (var files = Files.list(target.getParent())) {
            assertEquals(1, files.count());
        }
        assertEquals("whole", Files.readString(target.resolve("program")));
        assertTrue(Files.notExists(target.resolve("half")));
    }

    @Test
    void failedMaking_leavesNoTarget() {
        Path target = folder.resolve("server-1.0");
        assertThrows(
                IOException.class,
                () -> WholeOrNothing.makeOnce(target, draft -> {
                    unpack(draft);
                    throw new IOException("No space left on device");
                }));
        assertTrue(Files.notExists(target));
    }

    @Test
    void whatIsThere_isNotMadeAgain() throws IOException {
        Path target = folder.resolve("server-1.0");
        WholeOrNothing.makeOnce(target, WholeOrNothingIT::unpack);
        WholeOrNothing.makeOnce(target, draft -> fail("made twice"));
    }

    private static void unpack(Path draft) throws IOException {
        Files.createDirectory(draft);
        Files.writeString(draft.resolve("program"), "whole");
    }
}
