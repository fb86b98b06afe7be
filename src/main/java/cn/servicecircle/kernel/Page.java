package cn.servicecircle.kernel;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One page of a keyset-paged list.
 *
 * @param after id of the last row of the page before, or null for the first page
 * @param limit rows wanted, 1 to 50 by contract
 */
public record Page(Long after, int limit) {

    /** How many rows a store reads: one more than wanted, which tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /** The cursor for a list with the newest first: {@code id < cursor}. */
    public long before() {
        return after == null ? Long.MAX_VALUE : after;
    }

    /** The cursor for a list with the oldest first: {@code id > cursor}. */
    public long beyond() {
        return after == null ? 0 : after;
    }

    /** Cuts what {@link #fetch} read to the page. */
    public <T> Slice<T> slice(List<T> fetched, ToLongFunction<T> id) {
        if (fetched.size() <= limit) {
            return new Slice<>(fetched, null);
        }
        List<T> items = fetched.subList(0, limit);
        return new Slice<>(items, id.applyAsLong(items.get(limit - 1)));
    }

    /** A page of items, and the cursor of the next page; null on the last one. */
    public record Slice<T>(List<T> items, Long next) {

        public <R> Slice<R> map(Function<T, R> view) {
            return new Slice<>(items.stream().map(view).toList(), next);
        }
    }
}
