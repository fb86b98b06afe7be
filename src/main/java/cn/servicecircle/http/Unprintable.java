package cn.servicecircle.http;

import cn.servicecircle.kernel.Refusal.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds text that could be stored but never shown: control characters and halves of surrogate pairs. */
final class Unprintable {
    private Unprintable() {}

    static List<Fault> in(Object decoded) {
        if (decoded instanceof Number || (decoded instanceof String text && !isUnprintable(text))) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        look("", decoded, faults);
        return faults;
    }

    private static void look(String pointer, Object value, List<Fault> faults) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, member) -> look(pointer + "/" + name, member, faults));
        } else if (value instanceof List<?> array) {
            for (int i = 0; i < array.size(); i++) {
                look(pointer + "/" + i, array.get(i), faults);
            }
        } else if (value instanceof String text && isUnprintable(text)) {
            faults.add(new Fault(pointer, null, "有无法显示的字符，请删去"));
        }
    }

    private static boolean isUnprintable(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (isUnprintable(c)) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    private static boolean isUnprintable(int c) {
        boolean surrogateHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean control = Character.getType(c) == Character.CONTROL && c != '\n' && c != '\r' && c != '\t';
        return surrogateHalf || control;
    }
}
