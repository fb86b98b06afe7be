package cn.servicecircle.rates;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToIntFunction;

/** How many errands count as what. */
final class Counts {
    static final Counts NONE = new Counts(new int[Measure.values().length]);

    private final int[] values;

    private Counts(int[] values) {
        this.values = values;
    }

    static Counts of(ToIntFunction<Measure> count) {
        return new Counts(Arrays.stream(Measure.values()).mapToInt(count).toArray());
    }

    /** One errand that counts as these. */
    static Counts one(Set<Measure> measures) {
        return of(measure -> measures.contains(measure) ? 1 : 0);
    }

    @SuppressWarnings("EnumOrdinal") // a map would take five times the memory
    int get(Measure measure) {
        return values[measure.ordinal()];
    }

    Counts plus(Counts other) {
        int[] sums = values.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.values[i];
        }
        return new Counts(sums);
    }

    Counts minus(Counts other) {
        int[] differences = values.clone();
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= other.values[i];
        }
        return new Counts(differences);
    }

    boolean isZero() {
        return Arrays.equals(values, NONE.values);
    }

    /** Adds up many without making one of each. */
    static final class Sum {
        private final int[] values = new int[NONE.values.length];

        void add(Counts counts) {
            for (int i = 0; i < values.length; i++) {
                values[i] += counts.values[i];
            }
        }

        /** To be called once, at the end. */
        Counts counts() {
            return new Counts(values);
        }
    }

    /** Those that are not zero. */
    @Override
    public String toString() {
        EnumSet<Measure> some = EnumSet.allOf(Measure.class);
        some.removeIf(measure -> get(measure) == 0);
        return some.stream()
                .map(measure -> measure.column() + "=" + get(measure))
                .toList()
                .toString();
    }
}
