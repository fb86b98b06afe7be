package cn.servicecircle.upload;

import cn.servicecircle.http.ByteStream;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Where the bytes of files are kept, under keys that {@link StorageKey} makes. */
public interface Storage {

    /** Keeps the bytes: when the future succeeds, they are there for good, and the file may be gone. */
    Future<Void> put(String key, Inspected file);

    /** The bytes; fails when there are none under the key, or the store does not answer. */
    Future<ByteStream> open(String key);

    /** Lets go of the bytes; succeeds too where there are none. */
    Future<Void> delete(String key);

    /** Hands out the keys of all that was put before the instant, some at a time, each time waiting until they are dealt with. */
    Future<Void> eachBefore(Instant instant, Function<List<String>, Future<Void>> some);

    /** Lets go of connections. */
    Future<Void> close();
}
