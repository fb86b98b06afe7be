package cn.servicecircle.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals short texts with AES-256-GCM, each for a use that it cannot be moved from. A sealed text names its algorithm and key,
 * so that keys can be changed: {@code A256GCM.<key>.<nonce and ciphertext>}.
 */
public final class Vault {
    private static final String ALGORITHM = "A256GCM";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String sealing;
    private final SecretKeySpec digesting;

    /**
     * @param keys {@code name:base64url of 32 bytes}, comma between: the first seals, all open, and the last makes the
     *     look-up hashes, which is why it must stay the last
     */
    public Vault(String keys) {
        String last = null;
        for (String key : keys.split(",", -1)) {
            String[] parts = key.split(":", 2);
            this.keys.put(parts[0], new SecretKeySpec(Base64.getUrlDecoder().decode(parts[1]), "AES"));
            last = parts[0];
        }
        this.sealing = this.keys.keySet().iterator().next();
        this.digesting = new SecretKeySpec(this.keys.get(last).getEncoded(), "HmacSHA256");
    }

    /** A fresh key as the constructor takes it. */
    public static String newKey(String name) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return name + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** @param use what the text is, such as {@code contact.phone}; it opens for this use only */
    public String seal(String text, String use) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed =
                crypt(Cipher.ENCRYPT_MODE, keys.get(sealing), nonce, text.getBytes(StandardCharsets.UTF_8), use);
        byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
        return ALGORITHM + "." + sealing + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** Throws an {@link IllegalStateException} when it was sealed for another use, changed, or with a key that is gone. */
    public String open(String sealed, String use) {
        String[] parts = sealed.split("\\.", 3);
        if (parts.length != 3 || !parts[0].equals(ALGORITHM) || !keys.containsKey(parts[1])) {
            throw new IllegalStateException("sealed with an algorithm or a key that is not configured");
        }
        byte[] both = Base64.getUrlDecoder().decode(parts[2]);
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] text = crypt(
                Cipher.DECRYPT_MODE,
                keys.get(parts[1]),
                nonce,
                Arrays.copyOfRange(both, NONCE_BYTES, both.length),
                use);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The same for the same text and use, and telling nothing of the text: to look it up by. 32 bytes (HMAC-SHA256). */
    public byte[] digest(String text, String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(digesting);
            mac.update(use.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] crypt(int mode, SecretKeySpec key, byte[] nonce, byte[] bytes, String use) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(use.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
