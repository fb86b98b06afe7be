package cn.servicecircle;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What a load balancer sees of a node. */
final class Health {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Health() {}

    static boolean isLive(TestApp app) {
        return status(app, "/health/live") == 204 || status(app, "/health/live") == 200;
    }

    static boolean isReady(TestApp app) {
        return status(app, "/health/ready") == 200;
    }

    private static int status(TestApp app, String path) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(app.origin() + path))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
