package cn.servicecircle.place;

import java.util.Arrays;
import java.util.Set;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/** How a character is read, as one types it: lower case, without tones, ü as v. */
final class Pinyin {
    private static final HanyuPinyinOutputFormat AS_TYPED = new HanyuPinyinOutputFormat();

    static {
        AS_TYPED.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        AS_TYPED.setVCharType(HanyuPinyinVCharType.WITH_V);
    }

    private Pinyin() {}

    /** All its readings, 长 being chang and zhang; none where it is no Chinese character. */
    static Set<String> readings(char character) {
        try {
            String[] readings = PinyinHelper.toHanyuPinyinStringArray(character, AS_TYPED);
            return readings == null ? Set.of() : Set.copyOf(Arrays.asList(readings));
        } catch (BadHanyuPinyinOutputFormatCombination e) {
            throw new IllegalStateException(e);
        }
    }
}
