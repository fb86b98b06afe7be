package cn.servicecircle.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3SignatureTest {
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static S3Settings settings(String endpoint, boolean pathStyle) {
        return new S3Settings(
                URI.create(endpoint),
                "us-east-1",
                "examplebucket",
                pathStyle,
                "AKIAIOSFODNN7EXAMPLE",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    }

    /** The examples of "Signature Calculations for the Authorization Header" that sign no more headers than we do. */
    @ParameterizedTest
    @CsvSource({
        "lifecycle=, fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        "max-keys=2&prefix=J, 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    })
    void theExamplesOfAws_areSignedAsTheySay(String query, String signature) {
        Map<String, String> headers = new S3Signature(settings("https://s3.amazonaws.com", false))
                .headers("GET", "/", query, S3Signature.NO_BODY, Instant.parse("2013-05-24T00:00:00Z"));
        assertEquals(EMPTY, headers.get("x-amz-content-sha256"));
        assertEquals("20130524T000000Z", headers.get("x-amz-date"));
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature=" + signature,
                headers.get("Authorization"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.example.com, true, s3.example.com, 443, /examplebucket/a/b",
        "https://s3.example.com, false, examplebucket.s3.example.com, 443, /a/b",
        "http://127.0.0.1:9000, true, 127.0.0.1:9000, 9000, /examplebucket/a/b",
        "https://s3.example.com:8443, false, examplebucket.s3.example.com:8443, 8443, /a/b",
    })
    void theBucket_isInThePathOrInTheHost(String endpoint, boolean pathStyle, String authority, int port, String path) {
        S3Settings settings = settings(endpoint, pathStyle);
        assertEquals(authority, settings.authority());
        assertEquals(port, settings.port());
        assertEquals(path, settings.path("a/b"));
        assertEquals(endpoint.startsWith("https"), settings.isTls());
    }

    @Test
    void theKeys_areNotPrinted() {
        String printed = settings("https://s3.example.com", true).toString();
        assertTrue(!printed.contains("EXAMPLEKEY") && !printed.contains("AKIA"), printed);
    }
}
