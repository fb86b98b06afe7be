package cn.servicecircle.privacy;

/** Digits in the many ways in which people write them. */
final class Digits {
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

    /** 0 to 9, or -1. As people say them, as they write them, and 大写 as on a cheque. */
    static int value(char c) {
        return switch (c) {
            case '0', '零', '〇', '○' -> 0;
            case '1', '一', '幺', '壹' -> 1;
            case '2', '二', '贰' -> 2;
            case '3', '三', '叁' -> 3;
            case '4', '四', '肆' -> 4;
            case '5', '五', '伍' -> 5;
            case '6', '六', '陆' -> 6;
            case '7', '七', '柒' -> 7;
            case '8', '八', '捌' -> 8;
            case '9', '九', '玖' -> 9;
            default -> -1;
        };
    }

    /** The letter O behind a digit as the zero for which it stands. */
    static String withZeros(String plain) {
        char[] letters = plain.toCharArray();
        for (int i = 1; i < letters.length; i++) {
            if ((letters[i] == 'O' || letters[i] == 'o') && value(letters[i - 1]) >= 0) {
                letters[i] = '0';
            }
        }
        return new String(letters);
    }

    /** What people put between groups of digits. */
    static boolean isSeparator(char c) {
        return " -.·•_—()/".indexOf(c) >= 0 || c == '\u200B' || c == '\u00A0' || isPause(c);
    }

    /** What a voice input makes of a breath. */
    static boolean isPause(char c) {
        return c == ',' || c == '，' || c == '。' || c == '、';
    }
}
