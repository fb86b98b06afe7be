package cn.servicecircle.testkit;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Speaks the API as a client would, and holds every answer against the contract. */
public final class ApiClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String PREFIX = "/api/v1";

    private final Vertx vertx;
    private final String origin;
    private final String token;

    /** @param token null for nobody's */
    public ApiClient(Vertx vertx, String origin, String token) {
        this.vertx = vertx;
        this.origin = origin;
        this.token = token;
    }

    public String token() {
        return token;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a file as it is. */
    public Answer upload(String path, String contentType, byte[] file, String... headers) {
        return send("POST", path, contentType, BodyPublishers.ofByteArray(file), headers);
    }

    /**
     * One request.
     *
     * @param path    within the contract's prefix, with its query
     * @param json    the body, or null for none
     * @param headers names and values in turn
     */
    public Answer send(String method, String path, String json, String... headers) {
        return json == null
                ? send(method, path, null, BodyPublishers.noBody(), headers)
                : send(method, path, "application/json", BodyPublishers.ofString(json), headers);
    }

    private Answer send(String method, String path, String contentType, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + PREFIX + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            ContractCheck.of(vertx).check(method, PREFIX + path.split("\\?", 2)[0], response);
            return new Answer(method + " " + path, response);
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
