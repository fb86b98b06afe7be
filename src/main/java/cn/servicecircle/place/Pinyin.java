package cn.servicecircle.place;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/** How a character is read, as one types it: lower case, without tones, ü as v. */
final class Pinyin {
    private static final HanyuPinyinOutputFormat AS_TYPED = new HanyuPinyinOutputFormat();
    /** The library reads its table anew each time; a district's names use some hundred characters over and over. */
    private static final Map<Character, Set<String>> KNOWN = new ConcurrentHashMap<>();

    static {
        AS_TYPED.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        AS_TYPED.setVCharType(HanyuPinyinVCharType.WITH_V);
    }

    private Pinyin() {}

    /** All its readings, 长 being chang and zhang; none where it is no Chinese character. */
    static Set<String> readings(char character) {
        return KNOWN.computeIfAbsent(character, Pinyin::lookUp);
    }

    private static Set<String> lookUp(char character) {
        try {
            String[] readings = PinyinHelper.toHanyuPinyinStringArray(character, AS_TYPED);
            return readings == null ? Set.of() : Set.copyOf(Arrays.asList(readings));
        } catch (BadHanyuPinyinOutputFormatCombination e) {
            throw new IllegalStateException(e);
        }
    }
}
