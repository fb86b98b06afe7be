package cn.servicecircle.bench;

/** One line that says how far something is, redrawn in place. */
final class ProgressBar {
    private static final int WIDTH = 40;

    private final String what;
    private final long total;
    private long done;

    ProgressBar(String what, long total) {
        this.what = what;
        this.total = total;
    }

    synchronized void add(long more) {
        done += more;
        int filled = (int) (WIDTH * done / total);
        System.out.printf(
                "\r%s [%s%s] %3d %% of %,d rows",
                what, "#".repeat(filled), ".".repeat(WIDTH - filled), 100 * done / total, total);
        if (done >= total) {
            System.out.println();
        }
    }
}
