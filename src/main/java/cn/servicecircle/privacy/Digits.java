package cn.servicecircle.privacy;

/** Digits in the many ways in which people write them. */
final class Digits {
    private static final String CHINESE = "零一二三四五六七八九";

    private Digits() {}

    /** Full-width letters, digits and signs as ASCII; every character stays in its place. */
    static String halfWidth(String text) {
        char[] plain = text.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] >= '！' && plain[i] <= '～') {
                plain[i] = (char) (plain[i] - '！' + '!');
            } else if (plain[i] == '　') {
                plain[i] = ' ';
            }
        }
        return new String(plain);
    }

    /** 0 to 9, or -1. */
    static int value(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return chineseValue(c);
    }

    static boolean isChinese(char c) {
        return chineseValue(c) >= 0;
    }

    private static int chineseValue(char c) {
        return switch (c) {
            case '〇', '○' -> 0;
            case '幺', '壹' -> 1;
            default -> CHINESE.indexOf(c);
        };
    }

    /** What people put between groups of digits. */
    static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '.' || c == '·' || c == '_' || c == '—' || c == '\u200B' || c == '\u00A0';
    }
}
