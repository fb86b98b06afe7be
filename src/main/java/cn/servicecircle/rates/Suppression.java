package cn.servicecircle.rates;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which numbers of a line are not shown: those below five, because few people stand behind them. If that is only one, it
 * is the total less all others; if it is several that come to less than five together, so is their sum. Then the smallest
 * of those that could be shown stays hidden as well, until neither is so (complementary cell suppression, as statistical
 * offices do it).
 */
final class Suppression {
    static final int FEWEST = 5;

    private Suppression() {}

    /** @param line parts whose total may be known */
    static <K> Set<K> hidden(Map<K, Integer> line) {
        return hidden(line, Set.of());
    }

    /** @param also what is hidden for reasons of its own */
    static <K> Set<K> hidden(Map<K, Integer> line, Set<K> also) {
        Set<K> hidden = new LinkedHashSet<>();
        line.forEach((key, number) -> {
            if (number < FEWEST || also.contains(key)) {
                hidden.add(key);
            }
        });
        while (!hidden.isEmpty() && hidden.size() < line.size() && gaveAway(line, hidden)) {
            hidden.add(smallestShown(line, hidden));
        }
        return hidden;
    }

    /** Whether total less all that is shown tells too much. */
    private static <K> boolean gaveAway(Map<K, Integer> line, Set<K> hidden) {
        return hidden.size() == 1 || hidden.stream().mapToInt(line::get).sum() < FEWEST;
    }

    private static <K> K smallestShown(Map<K, Integer> line, Set<K> hidden) {
        return line.keySet().stream()
                .filter(key -> !hidden.contains(key))
                .min(Comparator.comparing(line::get))
                .orElseThrow();
    }
}
