package cn.servicecircle.snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is worked out from snapshots and kept until one of them is replaced, such as an index.
 *
 * @param <T> immutable
 */
public final class Derived<T> {
    private final Supplier<T> work;
    private final List<Snapshot<?>> sources;
    private volatile Kept<T> kept;

    private record Kept<T>(T value, List<?> from) {}

    /** @param work made of the sources' values and of nothing else; a tenth of a second at most, since a caller waits for it */
    public Derived(Supplier<T> work, Snapshot<?>... sources) {
        this.work = work;
        this.sources = Arrays.asList(sources);
    }

    public T get() {
        // Read before the work is done: what is replaced meanwhile leads to more work, never to an old value for ever.
        List<?> now = sources.stream().map(Snapshot::get).toList();
        Kept<T> last = kept;
        if (last == null || !isSame(last.from(), now)) {
            last = new Kept<>(work.get(), now);
            kept = last;
        }
        return last.value();
    }

    private static boolean isSame(List<?> some, List<?> others) {
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }
}
