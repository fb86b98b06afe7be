package cn.servicecircle.wechat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * One field of a subscription message, made to fit before it is sent: WeChat refuses the whole message (47003) for one character too many.
 * Free text is shortened; what shortening would make untrue is refused with an {@link IllegalArgumentException}.
 *
 * <p>Each type is a factory; its {@code number} is the one in the template's key, so {@code thing(1, …)} fills {@code thing1}. Lengths
 * count UTF-16 units: never less than however WeChat counts an emoji.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html">参数值内容限制</a>
 */
public record TemplateField(String key, String value) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final int MAX_NAME_WITH_CHINESE = 10;
    private static final int MAX_NAME = 20;

    public TemplateField {
        if (!key.matches("[a-z_]{1,20}[0-9]{1,2}")) {
            throw new IllegalArgumentException("a template's key is a type and a number: " + key);
        }
        if (value.isBlank() || !value.equals(onOneLine(value))) {
            throw new IllegalArgumentException(key + " must be one clean line");
        }
    }

    /** Anything, 20 characters: what is longer ends in "…". */
    public static TemplateField thing(int number, String text) {
        return new TemplateField("thing" + number, shortened(onOneLine(text), 20));
    }

    /** A person's name: 10 characters, or 20 where none is Chinese. */
    public static TemplateField name(int number, String text) {
        String name = onOneLine(text);
        boolean chinese = name.codePoints().anyMatch(Character::isIdeographic);
        return new TemplateField("name" + number, shortened(name, chinese ? MAX_NAME_WITH_CHINESE : MAX_NAME));
    }

    /** A state such as 办理中: at most five Chinese characters and nothing else. */
    public static TemplateField phrase(int number, String text) {
        return matching("phrase" + number, text, "\\p{IsHan}{1,5}");
    }

    /** A tracking number or the like: 32 ASCII letters, digits and symbols. */
    public static TemplateField characterString(int number, String text) {
        return matching("character_string" + number, text, "[!-~]{1,32}");
    }

    /** 32 ASCII letters. */
    public static TemplateField letter(int number, String text) {
        return matching("letter" + number, text, "[A-Za-z]{1,32}");
    }

    /** Five symbols. */
    public static TemplateField symbol(int number, String text) {
        return matching("symbol" + number, text, "[\\p{P}\\p{S}]{1,5}");
    }

    /** 17 digits and the signs between them. */
    public static TemplateField phoneNumber(int number, String text) {
        return matching("phone_number" + number, text, "[0-9+*() -]{1,17}");
    }

    /** A number plate (车牌号): eight characters, of which the first and the last may be Chinese. */
    public static TemplateField carNumber(int number, String text) {
        return matching("car_number" + number, text, "(?=.{2,8}$)\\p{IsHan}?[0-9A-Za-z]+\\p{IsHan}?");
    }

    /** A moment to the minute; the caller has chosen the time zone. */
    public static TemplateField time(int number, LocalDateTime at) {
        return new TemplateField("time" + number, TIME.format(at));
    }

    public static TemplateField date(int number, LocalDate day) {
        return new TemplateField("date" + number, DATE.format(day));
    }

    /** 32 digits, a decimal point among them or not. */
    public static TemplateField number(int number, BigDecimal amount) {
        return matching("number" + number, amount.toPlainString(), "-?[0-9]{1,16}(\\.[0-9]{1,16})?|-?[0-9]{1,32}");
    }

    /** Money in yuan, to the fen; fractions of a fen are refused, not rounded. */
    public static TemplateField amount(int number, BigDecimal yuan) {
        String exact = yuan.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
        return matching("amount" + number, "¥" + exact, "¥[0-9]{1,8}\\.[0-9]{2}");
    }

    private static TemplateField matching(String key, String text, String pattern) {
        String value = onOneLine(text);
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException(key + " does not fit WeChat's limits for its type");
        }
        return new TemplateField(key, value);
    }

    /** Without line breaks, control and invisible characters, and runs of space. */
    private static String onOneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]+", " ").strip();
    }

    private static String shortened(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        boolean halfAnEmoji = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, halfAnEmoji ? end - 1 : end).strip() + "…";
    }

    /** Not what it says. */
    @Override
    public String toString() {
        return "TemplateField[" + key + "]";
    }
}
