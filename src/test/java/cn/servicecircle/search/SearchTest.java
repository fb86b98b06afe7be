package cn.servicecircle.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static double likeness(String one, String other) {
        return Search.likeness(Search.pairs(one), Search.pairs(other));
    }

    @Test
    void titlesAreAlike_byThePairsOfCharactersThatTheyShare() {
        assertEquals(1, likeness("加装路灯", "加装，路灯！"));
        assertTrue(likeness("给三号楼加装路灯", "三号楼门口加装一盏路灯") > 0.4);
        assertEquals(0, likeness("加装路灯", "停车收费"));
        assertEquals(Set.of(), Search.pairs("灯"));
    }

    @Test
    void anExcerpt_showsWhatStandsAroundIt() {
        String body = "很".repeat(50) + "路灯" + "暗".repeat(50);
        String excerpt = Plain.excerpt(body, "路灯");
        assertTrue(excerpt.startsWith("…很") && excerpt.contains("路灯") && excerpt.endsWith("暗…"), excerpt);
        assertEquals("短文", Plain.excerpt("短文", "路灯"));
    }

    @Test
    void anExcerpt_isFoundInOtherWidthAndCase_andCutsNoCharacterInHalves() {
        String body = "很".repeat(50) + "Ｗｉ－Ｆｉ" + "暗".repeat(50);
        assertTrue(Plain.excerpt(body, "wi-fi").contains("Ｗｉ－Ｆｉ"));
        for (int shift = 0; shift < 2; shift++) {
            String excerpt = Plain.excerpt("a".repeat(shift) + "😀".repeat(40) + "路灯" + "😀".repeat(40), "路灯");
            assertTrue(excerpt.contains("路灯"));
            assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(excerpt), excerpt);
        }
    }

    @Test
    void textsAreCompared_withoutWidthAndCase_andSignsAreThemselves() {
        assertEquals("abc 12%_|！".replace('！', '!'), Plain.of("ＡbＣ　１2％＿｜！"));
        assertEquals(5, Plain.of("İ😀路灯").length());
    }
}
