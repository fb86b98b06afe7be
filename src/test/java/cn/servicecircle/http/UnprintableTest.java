package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.kernel.Refusal.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnprintableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"\0", "\b", "\u001b[31m", "\u007f", "\u0085", "\ud800", "\udc00", "a\ud83d", "\ude00\ud83d"})
    void controlsAndSurrogateHalves_areFound(String text) {
        assertEquals(List.of(new Fault("", null, "有无法显示的字符，请删去")), Unprintable.in(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "两行\r\n\t文字", "😀", "👨‍👩‍👧", "𠮷", "\u3000", "é"})
    void whatPeopleWrite_isLetThrough(String text) {
        assertEquals(List.of(), Unprintable.in(text));
    }

    @Test
    void everyPlaceInAValue_isSearched_andPointedAt() {
        Object value = Map.of("a", List.of("fine", Map.of("b", "\0")), "n", 1);
        assertEquals(
                List.of("/a/1/b"),
                Unprintable.in(value).stream().map(Fault::pointer).toList());
    }
}
