package cn.servicecircle.nickname;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.privacy.Finding;
import cn.servicecircle.privacy.PrivacyGuard;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.regex.Pattern;

/** What a name may look like. Pure; which offices it may not claim, a list says. */
final class NameRules {
    private static final int LEAST = 2;
    private static final int MOST = 16;
    /** A birthday or the end of a phone is more than a name needs to be told from others. */
    private static final int MOST_DIGITS = 4;

    /** The scripts in which people here write their names: no others that look like them, nothing that cannot be seen. */
    private static final Pattern WRITTEN = Pattern.compile(
            "[\\p{IsHan}\\p{IsLatin}\\p{IsArabic}\\p{IsTibetan}\\p{IsMongolian}\\p{IsHangul}\\p{IsYi}0-9·•（）() _-]+");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern GAPS = Pattern.compile("[·•（）() _-]{3,}");

    private NameRules() {}

    /** As it is kept: composed, full-width letters and digits as plain ones, without space around it. */
    static String tidied(String name) {
        // Compatibility forms hide an office from the list, but turn （） into ().
        return Normalizer.normalize(name, Form.NFKC)
                .replace('(', '（')
                .replace(')', '）')
                .strip();
    }

    /**
     * Refuses what is no name.
     *
     * @param name {@link #tidied}
     */
    static void must(String name) {
        int length = name.codePointCount(0, name.length());
        if (length < LEAST || length > MOST) {
            throw refused("名字要 " + LEAST + " 到 " + MOST + " 个字");
        }
        if (!WRITTEN.matcher(name).matches() || !LETTER.matcher(name).find()) {
            throw refused("名字只用汉字、字母（也可以是藏文、维吾尔文等）、数字、空格、括号和“·”，至少有一个字");
        }
        if (GAPS.matcher(name).find()) {
            throw refused("符号和空格不能连着写");
        }
        mustTellNothing(name);
    }

    private static void mustTellNothing(String name) {
        List<Finding> found = PrivacyGuard.findings(name);
        if (!found.isEmpty()) {
            throw refused(found.get(0).kind().advice());
        }
        if (name.chars().filter(Character::isDigit).count() > MOST_DIGITS) {
            throw refused("名字里最多写 " + MOST_DIGITS + " 个数字，不要写电话、证件、QQ 或微信号");
        }
    }

    static Refusal refused(String why) {
        return Refusal.invalid("name:unfit", "这个名字不能用", List.of(new Fault("/displayName", null, why)));
    }
}
