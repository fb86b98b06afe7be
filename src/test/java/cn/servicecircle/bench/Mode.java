package cn.servicecircle.bench;

import java.time.Duration;

/** How thoroughly to measure. */
enum Mode {
    /** Only the rows that have a goal, on the full data set, for a look between two edits. */
    QUICK(3, 2, 4, Duration.ofMinutes(3)),
    /** Every row. */
    FULL(5, 2, 9, Duration.ofMinutes(10));

    final int rounds;
    /** Of one operation; those after it find the frame warm. */
    final int warmUpSeconds;
    /** Of a server's first row of a kind, which finds it cold. */
    final int firstWarmUpSeconds;
    /** The whole run is ended after this, making the data sets not counted. */
    final Duration limit;

    Mode(int rounds, int warmUpSeconds, int firstWarmUpSeconds, Duration limit) {
        this.rounds = rounds;
        this.warmUpSeconds = warmUpSeconds;
        this.firstWarmUpSeconds = firstWarmUpSeconds;
        this.limit = limit;
    }
}
