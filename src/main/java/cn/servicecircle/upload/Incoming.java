package cn.servicecircle.upload;

import cn.servicecircle.http.Upload;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files on their way in, each in a folder of its own that goes when the work is done, however that ends. */
public final class Incoming {
    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);
    private static final String ONLY_OURS = "rwx------";

    private final Vertx vertx;
    private final FileSystem files;
    private final Path folder;

    public Incoming(Vertx vertx, Path folder) {
        this.vertx = vertx;
        this.files = vertx.fileSystem();
        this.folder = folder;
    }

    /** A received file, and where to put what is made of it. */
    public record Received(Path file, Path remade) {}

    /** Receives the file and has the work done on it; fails as either does. */
    public <T> Future<T> receive(Upload upload, Function<Received, Future<T>> work) {
        Path own = folder.resolve(StorageKey.randomName());
        Received received = new Received(own.resolve("received"), own.resolve("remade"));
        return files.mkdirs(own.toString(), ONLY_OURS)
                .compose(made -> files.open(received.file().toString(), new OpenOptions().setRead(false)))
                .compose(file -> upload.to(file).recover(Disk::fault))
                .compose(written -> work.apply(received))
                .eventually(() -> remove(own));
    }

    private Future<Void> remove(Path own) {
        return files.deleteRecursive(own.toString())
                .onFailure(failure -> LOG.warn("a received file stays until it is swept: {}", failure.toString()))
                .otherwiseEmpty();
    }

    /** Removes what a node that was killed left behind. */
    Future<Void> removeBefore(Instant instant) {
        return Disk.work(vertx, () -> leftBefore(instant))
                .compose(left ->
                        Future.join(left.stream().map(this::remove).toList()).mapEmpty());
    }

    private List<Path> leftBefore(Instant instant) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.find(
                folder,
                1,
                (path, attributes) -> !path.equals(folder)
                        && attributes.lastModifiedTime().toInstant().isBefore(instant))) {
            return all.toList();
        }
    }
}
