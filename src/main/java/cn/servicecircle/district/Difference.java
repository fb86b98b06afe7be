package cn.servicecircle.district;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What must be written so that the stored rows say what the files say; {@code left} are keys that left the files. */
record Difference<T>(List<T> added, List<T> changed, int unchanged, List<String> left) {

    static <T> Difference<T> between(List<T> stored, List<T> wanted, Function<T, String> key) {
        Set<T> storedRows = new HashSet<>(stored);
        Set<String> storedKeys = new HashSet<>(stored.stream().map(key).toList());
        List<T> added = new ArrayList<>();
        List<T> changed = new ArrayList<>();
        for (T row : wanted) {
            if (!storedKeys.contains(key.apply(row))) {
                added.add(row);
            } else if (!storedRows.contains(row)) {
                changed.add(row);
            }
        }
        Set<String> left = storedKeys;
        wanted.stream().map(key).forEach(left::remove);
        int unchanged = wanted.size() - added.size() - changed.size();
        return new Difference<>(
                added, changed, unchanged, left.stream().sorted().toList());
    }

    boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty();
    }

    /** The rows to write, in the order of the files within each kind. */
    List<T> toWrite() {
        List<T> rows = new ArrayList<>(added);
        rows.addAll(changed);
        return rows;
    }
}
