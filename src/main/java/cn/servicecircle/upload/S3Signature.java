package cn.servicecircle.upload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests to S3: AWS Signature Version 4, "Signature Calculations for the Authorization Header", for paths and queries
 * that are written as they must be already.
 */
record S3Signature(S3Settings settings) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SIGNED = "host;x-amz-content-sha256;x-amz-date";
    /** What stands for the digest of a body where there is none. */
    static final String NO_BODY = hex(sha256(""));

    /**
     * The headers that a request must have, beside Host.
     *
     * @param query  sorted by name, values encoded; empty for none
     * @param sha256 of the body, in hex
     */
    Map<String, String> headers(String method, String path, String query, String sha256, Instant now) {
        String time = TIME.format(now);
        String scope = time.substring(0, 8) + "/" + settings.region() + "/s3/aws4_request";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amz-content-sha256", sha256);
        headers.put("x-amz-date", time);
        String request = String.join(
                "\n",
                method,
                path,
                query,
                "host:" + settings.authority(),
                "x-amz-content-sha256:" + sha256,
                "x-amz-date:" + time,
                "",
                SIGNED,
                sha256);
        String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, hex(sha256(request)));
        headers.put(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + settings.accessKey() + "/" + scope + ",SignedHeaders=" + SIGNED
                        + ",Signature=" + hex(hmac(key(scope), toSign)));
        return headers;
    }

    /** One for each day, region and service. */
    private byte[] key(String scope) {
        byte[] key = ("AWS4" + settings.secretKey()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
