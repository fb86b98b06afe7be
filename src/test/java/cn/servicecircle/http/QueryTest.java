package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.kernel.Refusal;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    @Test
    void reads_whatNettysDecoderReads() {
        for (long seed = 1; seed <= 2000; seed++) {
            Random random = new Random(seed);
            StringBuilder query = new StringBuilder();
            for (int i = random.nextInt(6); i > 0; i--) {
                query.append("&".repeat(random.nextInt(3)))
                        .append(text(random, 1))
                        .append(random.nextInt(5) == 0 ? "" : "=" + text(random, 0))
                        .append('&');
            }
            assertEquals(
                    new QueryStringDecoder(query.toString(), false).parameters(),
                    read(query.toString()),
                    () -> query.toString());
        }
    }

    private static String text(Random random, int least) {
        String text = random.ints(least + random.nextInt(4), 0, 8)
                .mapToObj(i -> List.of("a", "b", "1", "社", "=", "&", "%", " ").get(i))
                .collect(Collectors.joining());
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> read(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Query query = new Query(text); query.next(); ) {
            assertTrue(query.isNamed(query.name()), text);
            assertFalse(query.isNamed(query.name() + "a"), text);
            assertFalse(query.isNamed("社" + query.name()), text);
            assertFalse(query.name().length() > 1 && query.isNamed(query.name().substring(0, 1)), text);
            values.computeIfAbsent(query.name(), name -> new ArrayList<>()).add(query.value());
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"a=b=c, a, b=c", "a=, a, ''", "a, a, ''", "=b, '', b", "&&a=1&&, a, 1", "a=1;b=2, a, 1;b=2"})
    void tellsNameFromValue_byTheFirstEqualsSign(String text, String name, String value) {
        assertEquals(Map.of(name, List.of(value)), read(text));
    }

    @Test
    void hasNothing_whereThereIsNoQuery() {
        assertFalse(new Query(null).next());
        assertFalse(new Query("").next());
        assertFalse(new Query("&").next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "%=1", "a=%ff", "a=\uFFFD", "\uFFFD=1"})
    void refuses_whatIsNotUtf8InPercents(String text) {
        assertThrows(Refusal.class, () -> read(text));
    }
}
