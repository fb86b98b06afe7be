package cn.servicecircle.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuppressionTest {

    @Test
    void nothingSmall_nothingHidden() {
        assertEquals(Set.of(), Suppression.hidden(Map.of("甲", 5, "乙", 100)));
    }

    @Test
    void theOnlySmallOne_takesTheSmallestOtherWithIt() {
        assertEquals(Set.of("甲", "丙"), Suppression.hidden(Map.of("甲", 4, "乙", 100, "丙", 7, "丁", 8)));
    }

    @Test
    void twoSmallOnes_hideEachOther_whenTheyAreNotFewTogether() {
        assertEquals(Set.of("甲", "乙"), Suppression.hidden(Map.of("甲", 2, "乙", 3, "丙", 7)));
        assertEquals(Set.of("甲", "乙", "丙"), Suppression.hidden(Map.of("甲", 0, "乙", 3, "丙", 7, "丁", 8)));
    }

    @Test
    void whatIsHiddenAnyway_isNotLeftAlone() {
        assertEquals(Set.of("甲", "乙"), Suppression.hidden(Map.of("甲", 9, "乙", 8, "丙", 10), Set.of("甲")));
    }

    @Test
    void whereThereIsNothingElse_itIsHiddenAlone() {
        assertEquals(Set.of("甲"), Suppression.hidden(Map.of("甲", 1)));
    }

    @Test
    void whateverTheNumbers_theRestTellsNothingSmall() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Map<Integer, Integer> line = new LinkedHashMap<>();
            int length = 1 + random.nextInt(6);
            for (int key = 0; key < length; key++) {
                line.put(key, random.nextInt(random.nextBoolean() ? 8 : 40));
            }
            Set<Integer> hidden = Suppression.hidden(line);
            String what = line + " hides " + hidden + ", seed " + seed;
            assertTrue(line.keySet().stream().allMatch(key -> hidden.contains(key) || line.get(key) >= 5), what);
            assertEquals(line.values().stream().anyMatch(n -> n < 5), !hidden.isEmpty(), what);
            int rest = hidden.stream().mapToInt(line::get).sum();
            assertTrue(hidden.isEmpty() || hidden.size() == length || hidden.size() > 1 && rest >= 5, what);
        }
    }
}
