package cn.servicecircle.http;

/** Numbers as people write them, without an exponent. A regular expression says the same, at a third of a read's cost. */
final class Decimal {
    private static final int MOST_DIGITS = 40;

    private Decimal() {}

    /** Whether it is {@code -?[0-9]{1,40}}. */
    static boolean isInteger(String text) {
        return digits(text, start(text)) == text.length();
    }

    /** Whether it is {@code -?[0-9]{1,40}(\\.[0-9]{1,40})?}. */
    static boolean isNumber(String text) {
        int point = digits(text, start(text));
        return point == text.length()
                || (point > 0 && text.charAt(point) == '.' && digits(text, point + 1) == text.length());
    }

    private static int start(String text) {
        return text.startsWith("-") ? 1 : 0;
    }

    /** Where the digits that begin there end; -1 when there are none, or too many. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at == from || at - from > MOST_DIGITS ? -1 : at;
    }
}
