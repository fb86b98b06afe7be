package cn.servicecircle.nearby;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.servicecircle.http.Json;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** Text in the making, most of whose pieces are there as bytes. */
final class Text {
    private byte[] utf8;
    private int length;

    /** @param bytes as many as it will probably be */
    Text(int bytes) {
        this.utf8 = new byte[bytes];
    }

    @CanIgnoreReturnValue
    Text add(byte[] piece) {
        return add(piece, 0, piece.length);
    }

    /** What stands in there between two places. */
    @CanIgnoreReturnValue
    Text add(byte[] pieces, int from, int to) {
        int at = lengthen(to - from);
        System.arraycopy(pieces, from, utf8, at, to - from);
        return this;
    }

    @CanIgnoreReturnValue
    Text add(String text) {
        return add(text.getBytes(UTF_8));
    }

    /** @param number none below zero */
    @CanIgnoreReturnValue
    Text add(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        int from = lengthen(digits);
        long rest = number;
        for (int at = from + digits - 1; at >= from; at--) {
            utf8[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return this;
    }

    /** Where the bytes that are to be added begin. */
    private int lengthen(int more) {
        int from = length;
        length += more;
        if (length > utf8.length) {
            utf8 = Arrays.copyOf(utf8, 2 * length);
        }
        return from;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return Arrays.copyOf(utf8, length);
    }

    /** All of it; nothing may be added any more. */
    Buffer utf8() {
        return Json.wrapped(utf8, length);
    }
}
