package cn.servicecircle.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An answer of the API that kept the contract. */
public final class Answer {
    private final String request;
    private final HttpResponse<byte[]> response;

    Answer(String request, HttpResponse<byte[]> response) {
        this.request = request;
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    /** Itself, when the status is the expected one. */
    public Answer expect(int status) {
        assertEquals(status, status(), () -> request + " answered " + raw());
        return this;
    }

    /** Itself, when it is a problem of that type, such as {@code errand:not-open}. */
    public Answer expectProblem(int status, String type) {
        expect(status);
        assertEquals("urn:problem-type:" + type, text("type"), () -> request + " answered " + raw());
        return this;
    }

    public String raw() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return response.body();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public JsonObject json() {
        return new JsonObject(raw());
    }

    public String text(String name) {
        return json().getString(name);
    }

    public long number(String name) {
        return json().getLong(name);
    }

    public long id() {
        return number("id");
    }

    public JsonArray items() {
        return json().getJsonArray("items");
    }

    /** The ids of the items, in their order. */
    public List<Long> ids() {
        return items().stream().map(item -> ((JsonObject) item).getLong("id")).toList();
    }
}
