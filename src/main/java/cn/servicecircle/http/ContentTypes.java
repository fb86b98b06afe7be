package cn.servicecircle.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Content negotiation: what the client takes, and what it sends. */
final class ContentTypes {
    static final String JSON = "application/json";

    private ContentTypes() {}

    /** Whether one of the answer's types suits the client's Accept header. */
    static boolean suits(HttpServerRequest request, List<String> offered) {
        if (!request.headers().contains(HttpHeaders.ACCEPT)) {
            return true;
        }
        List<String> accept = request.headers().getAll(HttpHeaders.ACCEPT);
        for (String type : offered) {
            if (accepts(accept, type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the body is said to be of a type that the operation takes. */
    static boolean isTaken(HttpServerRequest request, Operation operation) {
        List<String> types = request.headers().getAll(HttpHeaders.CONTENT_TYPE);
        if (types.size() != 1) {
            return false;
        }
        return operation.takesUpload()
                ? operation.uploads().contains(compact(types.get(0)).split(";", -1)[0])
                : isJson(types.get(0));
    }

    /** @param accept the header's lines, which together are one list */
    static boolean accepts(List<String> accept, String type) {
        String all = String.join(",", accept);
        if (all.isBlank() || all.equals("*/*") || all.equals(type)) {
            return true;
        }
        String[] ranges = compact(all).split(",", -1);
        // From the most specific, which decides, to the least (RFC 9110 §12.5.1).
        return Stream.of(type, type.substring(0, type.indexOf('/')) + "/*", "*/*")
                .flatMap(range -> Arrays.stream(ranges).filter(given -> isOf(range, given)))
                .findFirst()
                .map(decisive ->
                        Arrays.stream(decisive.split(";", -1)).noneMatch(parameter -> parameter.matches("q=0(\\.0*)?")))
                .orElse(false);
    }

    /** In UTF-8, as RFC 8259 §8.1 wants it. */
    static boolean isJson(String contentType) {
        String compact = compact(contentType);
        return compact.equals("application/json") || compact.equals("application/json;charset=utf-8");
    }

    private static boolean isOf(String range, String given) {
        return given.equals(range) || given.startsWith(range + ";");
    }

    private static String compact(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[ \t\"]", "");
    }
}
