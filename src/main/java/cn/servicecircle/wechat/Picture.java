package cn.servicecircle.wechat;

import io.vertx.core.buffer.Buffer;

/**
 * A picture of WeChat's.
 *
 * @param type its media type, by its first bytes
 */
public record Picture(String type, Buffer bytes) {
    private static final int PNG = 0x89;

    static Picture of(byte[] bytes) {
        boolean png = bytes.length > 0 && (bytes[0] & 0xff) == PNG;
        return new Picture(png ? "image/png" : "image/jpeg", Buffer.buffer(bytes));
    }
}
