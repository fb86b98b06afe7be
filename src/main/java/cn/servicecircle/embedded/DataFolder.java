package cn.servicecircle.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder that holds all of the embedded servers: binaries, data, logs and the lock. */
record DataFolder(Path path) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Made readable for its owner alone; the real path, because processes are recognised by it. */
    static DataFolder create(Path path) {
        try {
            // Asked first, because createDirectories of JDK 17 refuses a link to a folder.
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, OWNER_ONLY);
            }
            return new DataFolder(path.toRealPath());
        } catch (UnsupportedOperationException e) {
            throw new EmbeddedServerException("内置数据库只支持 Linux 与 macOS：请在 WSL2 中运行，或配置自己的 MySQL 与 Redis 地址。", e);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    static EmbeddedServerException unusable(Path path, IOException cause) {
        return new EmbeddedServerException(
                "数据目录 %s 无法使用（%s）：请检查属主、权限和剩余空间，或换一个数据目录。".formatted(path.toAbsolutePath(), cause), cause);
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path binaries() {
        return path.resolve("bin");
    }
}
