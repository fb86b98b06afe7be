package cn.servicecircle.csv;

import cn.servicecircle.kernel.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A long list for a table, read piece by piece, so that others who read on the same connection get their turn between. */
public final class WholeList {
    public static final int PIECE = 500;
    /** Many times what a district's month has; it is for memory that there is a limit at all. */
    public static final int MOST = 20_000;

    private WholeList() {}

    /** @param next the {@link #PIECE} rows after one, or the first ones after null; fewer where the list ends */
    public static <T> Future<List<T>> read(Function<T, Future<List<T>>> next) {
        return read(next, new ArrayList<>());
    }

    private static <T> Future<List<T>> read(Function<T, Future<List<T>>> next, List<T> whole) {
        return next.apply(whole.isEmpty() ? null : whole.get(whole.size() - 1)).compose(piece -> {
            whole.addAll(piece);
            if (whole.size() > MOST) {
                throw Refusal.invalid("csv:too-long", "这个月的太多了", "一张表最多 " + MOST + " 行，请联系区管理员分批导出。");
            }
            return piece.size() < PIECE ? Future.succeededFuture(whole) : read(next, whole);
        });
    }
}
