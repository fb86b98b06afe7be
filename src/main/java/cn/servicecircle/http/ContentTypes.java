package cn.servicecircle.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Locale;

/** Content negotiation of an interface that speaks JSON only. */
final class ContentTypes {
    private ContentTypes() {}

    /** Whether the answer's type suits the client's Accept header. */
    static boolean suits(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || accept.equals("*/*") || accept.equals("application/json")) {
            return true;
        }
        return Arrays.stream(compact(accept).split(",", -1)).anyMatch(ContentTypes::isJsonRange);
    }

    /** Whether the body is said to be JSON, in UTF-8 (RFC 8259 §8.1). */
    static boolean isJson(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null) {
            return false;
        }
        String compact = compact(type);
        return compact.equals("application/json") || compact.equals("application/json;charset=utf-8");
    }

    private static boolean isJsonRange(String range) {
        String[] parts = range.split(";", -1);
        boolean json =
                parts[0].equals("*/*") || parts[0].equals("application/*") || parts[0].equals("application/json");
        return json && Arrays.stream(parts).noneMatch(parameter -> parameter.matches("q=0(\\.0*)?"));
    }

    private static String compact(String header) {
        return header.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    }
}
