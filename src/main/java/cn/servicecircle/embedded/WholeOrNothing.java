package cn.servicecircle.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes a file or folder once, completely or not at all: what a kill leaves half-made is a draft, and is made anew. */
final class WholeOrNothing {

    private WholeOrNothing() {}

    /** Writes a file or folder at the path it is given, which does not exist yet. */
    interface Maker {
        void make(Path draft) throws IOException;
    }

    static void makeOnce(Path target, Maker maker) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Path draft = target.resolveSibling(target.getFileName() + ".draft");
        delete(draft);
        Files.createDirectories(target.getParent());
        maker.make(draft);
        Files.move(draft, target, ATOMIC_MOVE);
    }

    static void allowExecution(Path program) {
        if (!program.toFile().setExecutable(true)) {
            throw new EmbeddedServerException("无法把 %s 设为可执行：请检查所在磁盘的挂载选项，或换一个数据目录。".formatted(program));
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            List<Path> childrenFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : childrenFirst) {
                Files.delete(file);
            }
        }
    }
}
