package cn.servicecircle.bench;

import java.util.Map;
import java.util.function.BiPredicate;

/**
 * What a row should reach, by the medians of one run.
 *
 * @param words as the table shows it
 * @param isMet given the row's own result and all results by title
 */
record Goal(String words, BiPredicate<Result, Map<String, Result>> isMet) {

    /** At least so many times the reference's requests a second. */
    static Goal ratio(double least, Reference to) {
        return new Goal("≥ %.2f × %s".formatted(least, to), (own, all) -> own.ratioTo(all.get(to.title)) >= least);
    }

    /** Processor time of the server, by what the reference takes: a slow machine is slow for both. */
    static Goal micros(double times, Reference of) {
        return new Goal(
                "µs ≤ %.1f × %s".formatted(times, of),
                (own, all) -> own.serverMicros() <= times * all.get(of.title).serverMicros());
    }

    /** 99 of 100 answers within so many times what they take of the reference. */
    static Goal p99(double times, Reference of) {
        return new Goal(
                "p99 ≤ %.0f × %s".formatted(times, of),
                (own, all) -> own.p99Millis() <= times * all.get(of.title).p99Millis());
    }

    /** Costs on a hundred times the data what it costs on the small data set, but for a third: caches are no larger. */
    static Goal flat(String small) {
        return new Goal(
                "flat", (own, all) -> own.allMicros() <= 1.33 * all.get(small).allMicros());
    }
}
