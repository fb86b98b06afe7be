package cn.servicecircle.nearby;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.servicecircle.http.Json;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** Text in the making, most of whose pieces are there as bytes: they are noted first, and copied once. */
final class Text {
    private byte[][] pieces = new byte[128][];
    private int count;
    private int bytes;

    @CanIgnoreReturnValue
    Text add(byte[] utf8) {
        if (count == pieces.length) {
            pieces = Arrays.copyOf(pieces, 2 * count);
        }
        pieces[count++] = utf8;
        bytes += utf8.length;
        return this;
    }

    @CanIgnoreReturnValue
    Text add(String text) {
        return add(text.getBytes(UTF_8));
    }

    @CanIgnoreReturnValue
    Text add(long number) {
        return add(Long.toString(number));
    }

    Buffer utf8() {
        byte[] whole = new byte[bytes];
        int at = 0;
        for (int i = 0; i < count; i++) {
            System.arraycopy(pieces[i], 0, whole, at, pieces[i].length);
            at += pieces[i].length;
        }
        return Json.wrapped(whole);
    }
}
