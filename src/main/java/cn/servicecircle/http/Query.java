package cn.servicecircle.http;

import io.netty.handler.codec.http.QueryStringDecoder;

/**
 * The parameters of a query ({@code application/x-www-form-urlencoded}), one after the other. Netty makes a map of lists of
 * them, which costs as much as all that is done with them.
 */
final class Query {
    /** What the decoder puts in the place of bytes that are not UTF-8. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private final String text;
    private final boolean isEncoded;
    private int at;
    private int from;
    private int equals;
    /** Null until it is asked for. */
    private String name;

    private String value;

    /** @param text without its question mark; null for none */
    Query(String text) {
        this.text = text == null ? "" : text;
        this.isEncoded =
                this.text.indexOf('%') >= 0 || this.text.indexOf('+') >= 0 || this.text.indexOf(NOT_UTF_8) >= 0;
    }

    /** Goes on to the next parameter, if there is one; a refusal where it is not the percent-encoding of UTF-8. */
    boolean next() {
        while (at < text.length() && text.charAt(at) == '&') {
            at++;
        }
        if (at == text.length()) {
            return false;
        }
        int end = find('&', text.length());
        equals = find('=', end);
        from = at;
        name = null;
        value = decoded(Math.min(equals + 1, end), end);
        at = end;
        return true;
    }

    /** Quicker than to ask for the name. */
    boolean isNamed(String name) {
        return isEncoded ? name().equals(name) : name.length() == equals - from && text.startsWith(name, from);
    }

    String name() {
        if (name == null) {
            name = decoded(from, equals);
        }
        return name;
    }

    /** Empty where there is none. */
    String value() {
        return value;
    }

    private int find(char wanted, int end) {
        int found = text.indexOf(wanted, at);
        return found < 0 || found > end ? end : found;
    }

    private String decoded(int from, int to) {
        String part = text.substring(from, to);
        return isEncoded ? decoded(part) : part;
    }

    private static String decoded(String part) {
        try {
            String decoded = QueryStringDecoder.decodeComponent(part);
            if (decoded.indexOf(NOT_UTF_8) < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw Refusals.malformed("查询参数的百分号编码不对，应为 UTF-8，例如 % 要写成 %25，+ 要写成 %2B。");
    }
}
