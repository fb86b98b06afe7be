package cn.servicecircle.upload;

import java.net.URI;

/**
 * A bucket of a store that speaks S3, and the keys to it.
 *
 * @param pathStyle whether the bucket is the first step of the path, or the first word of the host's name
 */
public record S3Settings(
        URI endpoint, String region, String bucket, boolean pathStyle, String accessKey, String secretKey) {

    String host() {
        return pathStyle ? endpoint.getHost() : bucket + "." + endpoint.getHost();
    }

    boolean isTls() {
        return endpoint.getScheme().equals("https");
    }

    int port() {
        int usual = isTls() ? 443 : 80;
        return endpoint.getPort() < 0 ? usual : endpoint.getPort();
    }

    /** The Host header, which is signed too: the port only where it is not the usual one. */
    String authority() {
        return endpoint.getPort() < 0 ? host() : host() + ":" + port();
    }

    /** @param key of an object, or empty for the bucket itself */
    String path(String key) {
        return (pathStyle ? "/" + bucket + "/" : "/") + key;
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "S3Settings[" + endpoint + " " + bucket + "]";
    }
}
