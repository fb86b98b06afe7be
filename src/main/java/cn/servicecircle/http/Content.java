package cn.servicecircle.http;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The body of an answer that is no JSON: a page, a table, a picture, or events without an end.
 *
 * @param headers what is to be said of it beside type and length
 * @param whole   all of it, or null where it is streamed
 * @param stream  where it comes from, or null where it is whole
 * @param length  bytes of the stream, or {@link #UNKNOWN}
 */
public record Content(String type, Map<String, String> headers, Buffer whole, ByteStream stream, long length) {
    public static final long UNKNOWN = -1;

    public static Content whole(String type, Buffer bytes) {
        return new Content(type, Map.of(), bytes, null, bytes.length());
    }

    /** @param length {@link #UNKNOWN} for what ends when it ends, or never */
    public static Content streamed(String type, ByteStream stream, long length) {
        return new Content(type, Map.of(), null, stream, length);
    }

    /** For where nobody is left to send it to. */
    void release() {
        if (stream != null) {
            stream.release().run();
        }
    }

    /** Lets a client ask whether what it has is still the same: a strong ETag of the whole (RFC 9110 §8.8.3). */
    public Content tagged() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes());
            return with("ETag", '"' + HexFormat.of().formatHex(digest, 0, 16) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a client that sent this {@code If-None-Match}, or null, has it already. */
    boolean isKnownTo(String ifNoneMatch) {
        String tag = headers.get("ETag");
        return tag != null
                && ifNoneMatch != null
                && (ifNoneMatch.strip().equals("*")
                        || Arrays.stream(ifNoneMatch.split(","))
                                .map(known -> known.strip().replaceFirst("^W/", ""))
                                .anyMatch(tag::equals));
    }

    public Content with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Content(type, Map.copyOf(more), whole, stream, length);
    }
}
