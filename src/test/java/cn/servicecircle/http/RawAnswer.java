package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** An answer as it came over the wire. */
record RawAnswer(int status, List<String> headerLines, String body) {
    private static final Pattern CHINESE_SENTENCE = Pattern.compile(".*\\p{IsHan}.*[^ ，：]", Pattern.DOTALL);

    /** The header's value, or null. */
    String header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headerLines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse(null);
    }

    RawAnswer expect(int expected) {
        assertEquals(expected, status, this::toString);
        return this;
    }

    /** Holds that this is a refusal that says, in Chinese, what is wrong. */
    JsonObject refusal() {
        assertTrue(status >= 400 && status < 500, this::toString);
        assertEquals("application/problem+json", header("Content-Type"), this::toString);
        JsonObject problem = new JsonObject(body);
        assertEquals(status, problem.getInteger("status"), this::toString);
        assertTrue(problem.getString("type").startsWith("urn:problem-type:"), this::toString);
        assertTrue(speaksChinese(problem.getString("title")), this::toString);
        assertTrue(speaksChinese(problem.getString("detail")), this::toString);
        assertNotNull(problem.getString("requestId"), this::toString);
        assertTrue(
                problem.getJsonArray("errors", new JsonArray()).stream()
                        .map(JsonObject.class::cast)
                        .allMatch(RawAnswer::saysWhatAndWhere),
                this::toString);
        return problem;
    }

    JsonObject refusal(int expected) {
        return expect(expected).refusal();
    }

    private static boolean saysWhatAndWhere(JsonObject error) {
        boolean somewhere = error.containsKey("pointer") != error.containsKey("parameter");
        return somewhere && speaksChinese(error.getString("detail"));
    }

    /** A sentence, not cut off before the value it speaks of. */
    private static boolean speaksChinese(String text) {
        return text != null && CHINESE_SENTENCE.matcher(text).matches() && !text.contains("null");
    }
}
