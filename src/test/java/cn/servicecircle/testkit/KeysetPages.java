package cn.servicecircle.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Reads pages of a long list, from its newest to its oldest, and counts the steps that the database takes from one row to the
 * next, in an index or in a table. A page that steps further than it is long has turned into a scan for some of its cursors,
 * which no look at its rows tells.
 */
public final class KeysetPages {
    public static final int LIMIT = 20;

    private static final int ENOUGH = 4_000;
    private static final int CURSORS = 40;
    private static final String STEPS = """
            SHOW SESSION STATUS
            WHERE Variable_name IN ('Handler_read_next', 'Handler_read_prev', 'Handler_read_rnd', 'Handler_read_rnd_next')
            """;

    private KeysetPages() {}

    /**
     * The steps of the page that takes the most. Its look-ups by key are not among them.
     *
     * @param cursors of all rows of the list, in its order
     * @param list    reads one page, which is to be full
     */
    public static long mostSteps(
            Database database, List<Long> cursors, BiFunction<SqlConnection, Page, Future<? extends List<?>>> list)
            throws Exception {
        assertTrue(cursors.size() > ENOUGH, cursors.size() + " rows are too few to tell");
        int last = cursors.size() - LIMIT - 2;
        long most = steps(database, new Page(null, LIMIT), list);
        for (int i = 0; i <= CURSORS; i++) {
            Long after = cursors.get(Math.toIntExact((long) last * i / CURSORS));
            most = Math.max(most, steps(database, new Page(after, LIMIT), list));
        }
        return most;
    }

    /** Of the second of two reads: the first may look at what the tables are like. */
    private static long steps(
            Database database, Page page, BiFunction<SqlConnection, Page, Future<? extends List<?>>> list)
            throws Exception {
        return database.withTransaction(
                        tx -> list.apply(tx, page).compose(read -> steps(tx)).compose(first -> steps(tx)
                                .compose(second -> list.apply(tx, page)
                                        .compose(rows -> {
                                            assertEquals(page.fetch(), rows.size(), "rows after " + page.after());
                                            return steps(tx);
                                        })
                                        // Counting takes steps of its own, the same number each time.
                                        .map(third -> third - second - (second - first)))))
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
    }

    private static Future<Long> steps(SqlConnection tx) {
        return tx.query(STEPS)
                .mapping(row -> Long.parseLong(row.getString(1)))
                .execute()
                .map(rows -> {
                    long sum = 0;
                    for (long value : rows) {
                        sum += value;
                    }
                    return sum;
                });
    }
}
