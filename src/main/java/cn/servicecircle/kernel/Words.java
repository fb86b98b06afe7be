package cn.servicecircle.kernel;

import java.util.HashMap;
import java.util.Map;

/** The constants of each {@link Worded} enum by their words. */
final class Words {
    private static final ClassValue<Map<String, Worded>> CONSTANTS = new ClassValue<>() {
        @Override
        protected Map<String, Worded> computeValue(Class<?> type) {
            Map<String, Worded> byWord = new HashMap<>();
            for (Object constant : type.getEnumConstants()) {
                byWord.put(((Worded) constant).word(), (Worded) constant);
            }
            return byWord;
        }
    };

    private Words() {}

    static Worded constant(Class<?> type, String word) {
        Worded constant = CONSTANTS.get(type).get(word);
        if (constant == null) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + " is called " + word);
        }
        return constant;
    }
}
