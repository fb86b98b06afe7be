package cn.servicecircle.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "风景嘉苑小区, 风景, 2",
        "风景嘉苑小区, fengjing, 2",
        "风景嘉苑小区, FengJing JiaYuan, 4",
        "风景嘉苑小区, fjjy, 4",
        "风景嘉苑小区, fjjyxq, 6",
        "风景嘉苑小区, fengjjy, 4",
        "风景嘉苑小区, 风jing, 2",
        "风景嘉苑小区, fengjingj, 3",
        "风景嘉苑小区, fengji, 2",
        "风景嘉苑小区, ｆｊ, 2",
        "中街, zhj, 2",
        "中街, zj, 2",
        "绿苑, lvyuan, 2",
        "绿苑, lüyuan, 2",
        "西安路, xi'an, 2",
        "先锋, xian, 1",
        "万安门示例小区05, wamslxq05, 9",
        "长安, changan, 2",
        "长安, zhangan, 2",
        "重庆路, chongqing, 2",
        "重庆路, zhongqing, 2",
        "重庆路, cql, 3"
    })
    void aName_isFoundAsOneMayTypeIt(String name, String typed, int end) {
        assertEquals(end, new Spelling(name).endOfMatch(0, Spelling.typed(typed)));
    }

    @ParameterizedTest
    @CsvSource({
        "风景嘉苑小区, fengjiang",
        "风景嘉苑小区, fenjing",
        "风景嘉苑小区, fengjingx",
        "风景嘉苑小区, 风景区",
        "风景嘉苑小区, jing",
        "风景, fengjingj",
        "中街, zhoj"
    })
    void aName_isNotFoundBySomethingElse(String name, String typed) {
        assertEquals(-1, new Spelling(name).endOfMatch(0, Spelling.typed(typed)));
    }

    @Test
    void aQuery_matchesFromAnyCharacterOn() {
        Spelling name = new Spelling("风景嘉苑小区");

        assertEquals(4, name.endOfMatch(2, "jiayuan"));
        assertTrue(name.initials().containsAll(Set.of('嘉', 'j', '风', 'f', 'q')));
        assertFalse(name.initials().contains('z'));
    }

    /** Every way to cut each character to itself, a reading or an initial is found again. */
    @Test
    void randomMixtures_areFound() {
        long seed = 20261124;
        Random random = new Random(seed);
        String name = "崆峒区长乐街重阳小区12号楼";
        Spelling spelling = new Spelling(name);
        for (int i = 0; i < 10_000; i++) {
            int start = random.nextInt(name.length());
            int end = start + 1 + random.nextInt(name.length() - start);
            StringBuilder typed = new StringBuilder();
            for (char character : name.substring(start, end).toCharArray()) {
                List<String> ways = new ArrayList<>(Pinyin.readings(character));
                ways.addAll(
                        ways.stream().map(reading -> reading.substring(0, 1)).toList());
                ways.add(String.valueOf(character));
                typed.append(ways.get(random.nextInt(ways.size())));
            }
            assertTrue(
                    spelling.endOfMatch(start, typed.toString()) >= end || typed.length() > 63,
                    () -> typed + " of " + name + "; seed " + seed);
        }
    }

    @Test
    void aHostileQuery_costsNoTime_andFindsNothing() {
        Spelling name = new Spelling("示示示示示示示示示示示示示示示示示示示示示示示示示示示示示示");

        assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertEquals(-1, name.endOfMatch(0, "s".repeat(29) + "hix")));
        assertEquals(-1, name.endOfMatch(0, "s".repeat(64)));
        assertEquals(-1, name.endOfMatch(0, ""));
    }
}
