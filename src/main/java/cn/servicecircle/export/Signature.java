package cn.servicecircle.export;

import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages by HMAC-SHA256 as Standard Webhooks 1.0 has it. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private final List<SecretKeySpec> keys;

    Signature(List<String> secrets) {
        this.keys = secrets.stream()
                .map(secret -> Base64.getDecoder().decode(secret.substring(PREFIX.length())))
                .map(key -> new SecretKeySpec(key, ALGORITHM))
                .toList();
    }

    /** The header {@code webhook-signature}: one signature by each secret. */
    String of(String id, long timestamp, Buffer body) {
        byte[] signed =
                Buffer.buffer(id + "." + timestamp + ".").appendBuffer(body).getBytes();
        return keys.stream().map(key -> "v1," + signed(key, signed)).collect(Collectors.joining(" "));
    }

    private static String signed(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }
}
