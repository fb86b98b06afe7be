package cn.servicecircle.http;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The body of an answer that is no JSON, such as a table.
 *
 * @param headers what is to be said of it beside type and length
 * @param whole   all of it
 */
public record Content(String type, Map<String, String> headers, Buffer whole) {

    public static Content whole(String type, Buffer bytes) {
        return new Content(type, Map.of(), bytes);
    }

    public Content with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Content(type, Map.copyOf(more), whole);
    }
}
