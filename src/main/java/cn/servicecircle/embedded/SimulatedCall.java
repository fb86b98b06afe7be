package cn.servicecircle.embedded;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** What one request to the simulated WeChat says, read as strictly as WeChat reads it. */
record SimulatedCall(HttpMethod method, MultiMap query, Buffer body) {
    /** The body of an API that takes nothing but posted JSON. */
    JsonObject json() {
        if (!method.equals(HttpMethod.POST)) {
            throw new SimulatedRefusal(43002, "require POST method");
        }
        if (body.length() == 0) {
            throw new SimulatedRefusal(44002, "empty post data");
        }
        try {
            return body.toJsonObject();
        } catch (DecodeException | ClassCastException malformed) {
            throw new SimulatedRefusal(47001, "data format error");
        }
    }

    /** What the query says, or "" where it says nothing. */
    String query(String name) {
        String value = query.get(name);
        return value == null ? "" : value;
    }

    /** Text under a key of {@link #json()}, or "" where there is none or something else. */
    static String text(JsonObject json, String key) {
        return json.getValue(key) instanceof String text ? text : "";
    }
}
