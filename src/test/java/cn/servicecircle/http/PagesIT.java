package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node serves beside the contract: the documentation, health and metrics. */
class PagesIT {
    private static final TestApp APP = TestApp.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(APP.origin() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void theContract_isServedAsItIsWritten() throws Exception {
        HttpResponse<String> served = get("/openapi.yaml");
        assertEquals(Files.readString(Path.of("api-spec/openapi.yaml")), served.body());
        assertEquals("application/yaml; charset=utf-8", header(served, "Content-Type"));
    }

    @Test
    void theDocumentation_standsAlone() throws Exception {
        assertEquals("/docs/", header(get("/docs"), "Location"));
        HttpResponse<String> page = get("/docs/");
        assertEquals(200, page.statusCode());
        assertTrue(header(page, "Content-Type").startsWith("text/html"));
        Matcher reference = REFERENCE.matcher(page.body());
        while (reference.find()) {
            String path = URI.create("/docs/").resolve(reference.group(1)).toString();
            HttpResponse<String> file = get(path);
            assertEquals(200, file.statusCode(), path);
            assertEquals("nosniff", header(file, "X-Content-Type-Options"), path);
            assertFalse(header(file, "Content-Type").isEmpty(), path);
        }
        assertFalse(page.body().contains("://"), page::body);
        assertFalse(get("/docs/docs.js").body().contains("://"), "the configuration leads to the internet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/", "/docs/index.html", "/docs/docs.js", "/docs/swagger-ui.css", "/docs/nothing"})
    void theDocumentation_mayLoadNothingFromElsewhere(String path) throws Exception {
        String policy = header(get(path), "Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'self';"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("http") || policy.contains("*") || policy.contains("unsafe-eval"), policy);
    }

    @Test
    void health_tellsAliveFromReady() throws Exception {
        assertEquals(200, get("/health/live").statusCode());
        HttpResponse<String> ready = get("/health/ready");
        assertEquals(200, ready.statusCode());
        List<String> checks = new JsonObject(ready.body())
                .getJsonArray("checks").stream()
                        .map(check -> ((JsonObject) check).getString("id"))
                        .sorted()
                        .toList();
        assertEquals(List.of("calendar", "mysql", "redis"), checks);
    }

    @Test
    void metrics_countByOperation_andNameNobody() throws Exception {
        APP.anybody().get("/areas/1").expect(200);
        APP.anybody().get("/areas/987654321").expect(404);
        HttpResponse<String> metrics = get("/metrics");
        assertTrue(header(metrics, "Content-Type").startsWith("text/plain"));
        List<String> requests = metrics.body()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                .toList();
        for (String status : List.of("200", "404")) {
            String told = "http_server_requests_seconds_count{operation=\"getArea\",status=\"" + status + "\"} ";
            assertTrue(requests.stream().anyMatch(line -> line.startsWith(told)), metrics::body);
        }
        assertTrue(metrics.body().contains("http_server_connections "), metrics::body);
        assertFalse(metrics.body().contains("987654321"), "an id in a label");
        assertTrue(metrics.body().contains("jvm_memory_used_bytes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded"})
    void metrics_areHiddenFromWhatComesThroughAProxy(String header) throws Exception {
        HttpResponse<String> answer = get("/metrics", header, "203.0.113.7");
        assertEquals(404, answer.statusCode());
        assertEquals("urn:problem-type:request:no-such-address", new JsonObject(answer.body()).getString("type"));
    }
}
