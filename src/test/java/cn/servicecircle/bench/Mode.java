package cn.servicecircle.bench;

import java.time.Duration;

/** How thoroughly to measure. */
enum Mode {
    /** Only the rows that have a goal, on the full data set, for a look between two edits. */
    QUICK(3, 3, Duration.ofMinutes(2)),
    /** Every row. */
    FULL(5, 4, Duration.ofMinutes(10));

    final int rounds;
    final int warmUpSeconds;
    /** The whole run is ended after this, making the data sets not counted. */
    final Duration limit;

    Mode(int rounds, int warmUpSeconds, Duration limit) {
        this.rounds = rounds;
        this.warmUpSeconds = warmUpSeconds;
        this.limit = limit;
    }
}
