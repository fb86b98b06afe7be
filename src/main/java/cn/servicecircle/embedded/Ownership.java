package cn.servicecircle.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** That this JVM alone uses a data folder: a lock on {@code data/lock}, which the kernel drops however the JVM ends. */
final class Ownership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final int CLAIMS = 10;
    private static final int CLAIM_PAUSE_MILLIS = 20;

    private final DataFolder folder;
    private final FileChannel locked;

    private Ownership(DataFolder folder, FileChannel locked) {
        this.folder = folder;
        this.locked = locked;
    }

    /** Fails with {@link AlreadyRunningException} while another process, or another part of this one, owns the folder. */
    static Ownership claim(DataFolder folder) {
        try {
            Ownership claimed = tryClaim(folder).orElseThrow(() -> alreadyOwned(folder));
            OwnerNote.ofThisProcess().write(folder);
            return claimed;
        } catch (IOException e) {
            throw DataFolder.unusable(folder.path(), e);
        }
    }

    /** Where the servers of the folder's live owner listen; empty without an owner, or before it is ready. */
    static Optional<ServerUris> ownersUris(DataFolder folder) {
        try {
            Optional<OwnerNote> note = OwnerNote.read(folder);
            if (note.isEmpty() || (!isMine(note) && isFree(folder))) {
                return Optional.empty();
            }
            return note.get().uris();
        } catch (IOException e) {
            throw DataFolder.unusable(folder.path(), e);
        }
    }

    void announce(ServerUris uris) {
        try {
            OwnerNote.ofThisProcess().listeningAt(uris).write(folder);
        } catch (IOException e) {
            throw DataFolder.unusable(folder.path(), e);
        }
    }

    @Override
    public void close() {
        try (locked) {
            OwnerNote.delete(folder);
        } catch (IOException e) {
            LOG.warn("Could not tidy up the ownership of {}", folder.path(), e);
        }
    }

    /** Several tries, because {@link #isFree} of another process holds the lock for a moment. */
    private static Optional<Ownership> tryClaim(DataFolder folder) throws IOException {
        for (int i = 0; i < CLAIMS && !isMine(OwnerNote.read(folder)); i++) {
            Optional<FileChannel> locked = tryLock(folder);
            if (locked.isPresent()) {
                return locked.map(channel -> new Ownership(folder, channel));
            }
            Pause.millis(CLAIM_PAUSE_MILLIS);
        }
        return Optional.empty();
    }

    private static boolean isFree(DataFolder folder) throws IOException {
        Optional<FileChannel> locked = tryLock(folder);
        if (locked.isPresent()) {
            locked.get().close();
        }
        return locked.isPresent();
    }

    /**
     * To be asked before {@link #tryLock}: POSIX drops all locks of a process on a file when it closes any of its
     * descriptors for it, so an owner that merely tried again would lose the folder.
     */
    private static boolean isMine(Optional<OwnerNote> note) {
        return note.filter(OwnerNote::isThisProcess).isPresent();
    }

    private static Optional<FileChannel> tryLock(DataFolder folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("Another part of this process is about to own {}", folder.path());
        }
        channel.close();
        return Optional.empty();
    }

    private static AlreadyRunningException alreadyOwned(DataFolder folder) {
        try {
            String pid = OwnerNote.read(folder).map(OwnerNote::pid).orElse("?");
            return new AlreadyRunningException(folder.path(), pid);
        } catch (IOException e) {
            throw DataFolder.unusable(folder.path(), e);
        }
    }
}
