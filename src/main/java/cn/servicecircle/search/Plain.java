package cn.servicecircle.search;

/** Texts in memory, searched as the database's collation searches its own: full-width is half-width, and capitals are small. */
final class Plain {
    private static final int EXCERPT = 60;

    private Plain() {}

    /** Every character stays in its place. */
    static String of(String text) {
        char[] plain = text.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            char half = plain[i] >= '！' && plain[i] <= '～' ? (char) (plain[i] - '！' + '!') : plain[i];
            plain[i] = half == '　' ? ' ' : Character.toLowerCase(half);
        }
        return new String(plain);
    }

    /** What stands around it; the beginning where it stands elsewhere. */
    static String excerpt(String body, String text) {
        int at = of(body).indexOf(of(text));
        int from = whole(body, Math.max(0, at - EXCERPT / 3));
        int to = whole(body, Math.min(body.length(), from + EXCERPT));
        return (from > 0 ? "…" : "") + body.substring(from, to) + (to < body.length() ? "…" : "");
    }

    /** There, or one before where that would cut a character of two units in halves. */
    private static int whole(String text, int at) {
        boolean cuts = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return cuts ? at - 1 : at;
    }
}
