package cn.servicecircle.bench;

/**
 * How much a database holds. Everybody in it can log in as {@code newcomer-<n>}: residents from 1 on, then one member of
 * staff for each station, then the moderators.
 */
enum DataSet {
    SMALL(60, 10_000, 10_000),
    FULL(5_000, 1_000_000, 1_000_000);

    static final int RESIDENTS = 292_000;
    static final int MODERATORS = 220;
    /** Each person's id is so much above the n of their name. */
    static final int FIRST_PERSON = 1_000;
    /** Comments of each topic that has any; every twentieth has. */
    static final int COMMENTS = 20;
    /** Errands and waiting comments set aside for operations that can be done to each but once. */
    static final int RESERVE = 4_000;

    final int stations;
    final int topics;
    final int errands;

    DataSet(int stations, int topics, int errands) {
        this.stations = stations;
        this.topics = topics;
        this.errands = errands;
    }

    String database() {
        return "service_circle_bench_" + name().toLowerCase(java.util.Locale.ROOT);
    }

    int firstStaff() {
        return RESIDENTS + 1;
    }

    int firstModerator() {
        return RESIDENTS + stations + 1;
    }

    /** The last of the errands that are only read; those set aside follow. */
    int lastErrand() {
        return errands;
    }
}
