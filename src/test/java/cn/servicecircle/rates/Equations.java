package cn.servicecircle.rates;

import java.util.ArrayList;
import java.util.List;

/** Sums of unknown numbers that somebody knows; in echelon form, modulo a prime so that nothing is rounded. */
final class Equations {
    private static final long PRIME = 1_000_000_007L;

    private final int unknowns;
    private final List<long[]> rows = new ArrayList<>();

    Equations(int unknowns) {
        this.unknowns = unknowns;
    }

    void add(long[] sum) {
        long[] rest = reduced(sum);
        int pivot = pivot(rest);
        if (pivot >= 0) {
            long inverse = power(rest[pivot], PRIME - 2);
            for (int i = 0; i < unknowns; i++) {
                rest[i] = rest[i] * inverse % PRIME;
            }
            rows.add(rest);
        }
    }

    /** Whether the sum follows from what is known. */
    boolean tell(long[] sum) {
        return pivot(reduced(sum)) < 0;
    }

    private long[] reduced(long[] sum) {
        long[] rest = sum.clone();
        for (long[] row : rows) {
            long factor = rest[pivot(row)];
            for (int i = 0; i < unknowns; i++) {
                rest[i] = Math.floorMod(rest[i] - factor * row[i], PRIME);
            }
        }
        return rest;
    }

    private int pivot(long[] row) {
        for (int i = 0; i < unknowns; i++) {
            if (row[i] != 0) {
                return i;
            }
        }
        return -1;
    }

    private static long power(long base, long exponent) {
        long result = 1;
        for (long square = base, left = exponent; left > 0; left >>= 1, square = square * square % PRIME) {
            if ((left & 1) == 1) {
                result = result * square % PRIME;
            }
        }
        return result;
    }
}
