package cn.servicecircle.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.servicecircle.wechat.TextCheck.Scene;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextCheckTest {
    @Test
    void theLimit_countsCharactersAndNotBytes() {
        String longest = "😀".repeat(TextCheck.MAX_CONTENT);
        assertEquals(longest, new TextCheck("o1", Scene.FORUM, longest).content());
        assertThrows(IllegalArgumentException.class, () -> new TextCheck("o1", Scene.FORUM, longest + "a"));
    }

    @Test
    void blankContent_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TextCheck("o1", Scene.FORUM, " "));
    }

    @Test
    void theLogForm_tellsNeitherWhoNorWhat() {
        assertEquals("TextCheck[FORUM]", new TextCheck("o1", Scene.FORUM, "停水了").toString());
        assertEquals("WeChatLogin", new WeChatLogin("o1", Optional.of("u1")).toString());
        assertEquals(
                "SubscribeMessage[SIM-1]",
                new SubscribeMessage("o1", "SIM-1", "pages/a", List.of(TemplateField.thing(1, "停水"))).toString());
    }

    @Test
    void aMessageWithoutAField_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SubscribeMessage("o1", "SIM-1", "pages/a", List.of()));
    }
}
