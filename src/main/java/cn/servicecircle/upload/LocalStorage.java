package cn.servicecircle.upload;

import cn.servicecircle.http.ByteStream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Keeps files in a folder, outside of everything that is served by name. */
public final class LocalStorage implements Storage {
    private static final int CHUNK = 64 * 1024;
    private static final FileAttribute<?> ONLY_OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Vertx vertx;
    private final Path folder;

    public LocalStorage(Vertx vertx, Path folder) {
        this.vertx = vertx;
        this.folder = folder;
    }

    /** Moved in one step, so that there is never half a file under the key; and written through, so that power may fail. */
    @Override
    public Future<Void> put(String key, Inspected file) {
        Path target = folder.resolve(key);
        return Disk.work(vertx, () -> {
            Files.createDirectories(target.getParent(), ONLY_OURS);
            writeThrough(file.file(), StandardOpenOption.WRITE);
            Files.move(file.file(), target, StandardCopyOption.ATOMIC_MOVE);
            writeThrough(target.getParent(), StandardOpenOption.READ);
            return null;
        });
    }

    private static void writeThrough(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    @Override
    public Future<ByteStream> open(String key) {
        return vertx.fileSystem()
                .open(
                        folder.resolve(key).toString(),
                        new OpenOptions().setWrite(false).setCreate(false))
                .map(file -> new ByteStream(file.setReadBufferSize(CHUNK), () -> close(file)));
    }

    private static void close(AsyncFile file) {
        file.exceptionHandler(readingStill -> {}).close().onFailure(closedAlready -> {});
    }

    @Override
    public Future<Void> delete(String key) {
        return Disk.work(vertx, () -> {
            Files.deleteIfExists(folder.resolve(key));
            return null;
        });
    }

    @Override
    public Future<Void> eachBefore(Instant instant, Function<List<String>, Future<Void>> some) {
        return Disk.work(vertx, () -> children(folder)).compose(parts -> {
            Future<Void> all = Future.succeededFuture();
            for (Path part : parts) {
                all = all.compose(done ->
                        Disk.work(vertx, () -> keysBefore(instant, part)).compose(some));
            }
            return all;
        });
    }

    private static List<Path> children(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private List<String> keysBefore(Instant instant, Path part) throws IOException {
        try (Stream<Path> files = Files.find(
                part,
                2,
                (path, attributes) -> attributes.isRegularFile()
                        && attributes.lastModifiedTime().toInstant().isBefore(instant))) {
            return files.map(file -> folder.relativize(file).toString()).toList();
        }
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
