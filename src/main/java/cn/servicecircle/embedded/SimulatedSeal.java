package cn.servicecircle.embedded;

import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Signs and encrypts a push as WeChat does (安全模式); on its own on purpose, so that it shares no mistake with the receiver. */
final class SimulatedSeal {
    private static final int BLOCK = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SimulatedSeal() {}

    /** The body of a push, for an app. */
    static String sealed(String message, String appId) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] app = appId.getBytes(StandardCharsets.UTF_8);
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        int length = random.length + Integer.BYTES + text.length + app.length;
        int padding = BLOCK - length % BLOCK;
        byte[] end = new byte[padding];
        Arrays.fill(end, (byte) padding);
        ByteBuffer plain = ByteBuffer.allocate(length + padding);
        plain.put(random).putInt(text.length).put(text).put(app).put(end);
        return new JsonObject()
                .put("ToUserName", "gh_simulator")
                .put("Encrypt", Base64.getEncoder().encodeToString(encrypted(plain.array())))
                .encode();
    }

    private static byte[] encrypted(byte[] plain) {
        byte[] key = Base64.getDecoder().decode(WeChatSimulator.PUSH_AES_KEY + "=");
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
            return aes.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the parts, with the token among them. */
    static String signature(String... parts) {
        String[] all = Arrays.copyOf(parts, parts.length + 1);
        all[parts.length] = WeChatSimulator.PUSH_TOKEN;
        Arrays.sort(all);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1")
                            .digest(String.join("", all).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
