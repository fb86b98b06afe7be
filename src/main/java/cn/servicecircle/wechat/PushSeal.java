package cn.servicecircle.wechat;

import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Refusal;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells WeChat's pushes from what others send (消息推送, 安全模式, JSON). WxJava's own fromEncryptedJson checks neither the
 * signature nor the appid.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/Technical_Plan.html">消息加解密</a>
 */
public final class PushSeal {
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 16;
    private static final int RANDOM_BYTES = 16;
    /** WeChat pads to 32, though AES takes blocks of 16. */
    private static final int BLOCK = 32;

    private final String token;
    private final byte[] key;
    private final String appId;

    /** @param encodingAesKey the 43 letters and digits of the console */
    public PushSeal(String token, String encodingAesKey, String appId) {
        this.token = token;
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
        this.appId = appId;
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("WeChat's EncodingAESKey has 43 letters and digits");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Sealed(@JsonProperty("Encrypt") String encrypt) {}

    /** What is to be answered when WeChat asks whether this is us; refuses whoever else asks. */
    public String echo(Map<String, String> query) {
        mustBeSigned(query, "signature", "");
        return said(query, "echostr");
    }

    /**
     * What a push says of a picture; empty where it is about something else. Refuses what WeChat did not sign, and what it
     * signed for another app.
     */
    public Optional<PicturePush> open(Map<String, String> query, String body) {
        try {
            Sealed sealed = Json.read(body, Sealed.class);
            if (sealed == null || sealed.encrypt() == null) {
                throw forged();
            }
            String encrypt = sealed.encrypt();
            mustBeSigned(query, "msg_signature", encrypt);
            return PicturePush.of(decrypted(encrypt), appId);
        } catch (UncheckedIOException | IllegalArgumentException | GeneralSecurityException malformed) {
            throw forged();
        }
    }

    private void mustBeSigned(Map<String, String> query, String parameter, String encrypt) {
        byte[] signature = said(query, parameter).getBytes(StandardCharsets.UTF_8);
        byte[] wanted = signature(said(query, "timestamp"), said(query, "nonce"), encrypt)
                .getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(wanted, signature)) {
            throw forged();
        }
    }

    private static String said(Map<String, String> query, String parameter) {
        return query.getOrDefault(parameter, "");
    }

    /** @param encrypt empty for none, as the sorted parts are joined without anything between them */
    private String signature(String timestamp, String nonce, String encrypt) {
        String[] parts = {token, timestamp, nonce, encrypt};
        Arrays.sort(parts);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(String.join("", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String decrypted(String encrypt) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, IV_BYTES)));
        byte[] padded = cipher.doFinal(Base64.getDecoder().decode(encrypt));
        int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
        int length = padded.length - padding - RANDOM_BYTES - Integer.BYTES;
        if (padding < 1 || padding > BLOCK || length < 0) {
            throw forged();
        }
        ByteBuffer content = ByteBuffer.wrap(padded, RANDOM_BYTES, padded.length - padding - RANDOM_BYTES);
        int messageLength = content.getInt();
        if (messageLength < 0 || messageLength > length) {
            throw forged();
        }
        byte[] message = new byte[messageLength];
        content.get(message);
        byte[] receiver = new byte[length - messageLength];
        content.get(receiver);
        if (!MessageDigest.isEqual(receiver, appId.getBytes(StandardCharsets.UTF_8))) {
            throw forged();
        }
        return new String(message, StandardCharsets.UTF_8);
    }

    /** The same whatever is wrong, so that nobody learns by trying. */
    private static Refusal forged() {
        return Refusal.forbidden(
                "wechat:not-from-wechat", "这不是微信的推送", "签名、密钥或 appid 对不上；请核对消息推送的 Token 和 EncodingAESKey。");
    }
}
