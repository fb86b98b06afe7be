package cn.servicecircle.upload;

import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a feature records: the store has the bytes before the row is written, and loses them after it has gone. */
public final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final Database database;
    private final Storage storage;
    private final Recorded rows;

    public Keeper(Database database, Storage storage, Recorded rows) {
        this.database = database;
        this.storage = storage;
        this.rows = rows;
    }

    /**
     * Puts the file into the store for as long as it takes to record it, and for good where it was recorded.
     *
     * @param record is given the storage key
     */
    public <T> Future<T> keep(Inspected file, Function<String, Future<T>> record) {
        String key = StorageKey.random();
        return storage.put(key, file).compose(kept -> record.apply(key)).eventually(() -> deleteUnlessRecorded(key));
    }

    /** Asks the row itself: whoever lost the database in the middle of a commit cannot tell how that ended. */
    private Future<Void> deleteUnlessRecorded(String key) {
        return rows.known(database.reads(), List.of(key))
                .compose(known -> known.isEmpty() ? storage.delete(key) : Future.succeededFuture())
                .onFailure(Keeper::logLeft)
                .otherwiseEmpty();
    }

    /** Lets go of bytes whose row has gone. */
    public Future<Void> letGo(String key) {
        return storage.delete(key).onFailure(Keeper::logLeft).otherwiseEmpty();
    }

    private static void logLeft(Throwable failure) {
        LOG.warn("stored bytes that nobody needs stay until they are swept: {}", failure.toString());
    }
}
