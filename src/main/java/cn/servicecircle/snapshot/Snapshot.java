package cn.servicecircle.snapshot;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * One small table, or a few that belong together, as an immutable value in memory.
 *
 * @param <T> the value, replaced whole
 */
public final class Snapshot<T> {
    private final String name;
    private final Supplier<Future<T>> loader;
    private volatile T value;
    private volatile long version = -1;

    /** @param name its row in {@code snapshot_version} */
    public Snapshot(String name, Supplier<Future<T>> loader) {
        this.name = name;
        this.loader = loader;
    }

    public T get() {
        return value;
    }

    String name() {
        return name;
    }

    /** Loads the value again when the database has another version than this one. */
    Future<Void> follow(long latest) {
        if (latest == version) {
            return Future.succeededFuture();
        }
        return loader.get()
                .onSuccess(loaded -> {
                    value = loaded;
                    version = latest;
                })
                .mapEmpty();
    }
}
