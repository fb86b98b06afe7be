package cn.servicecircle.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An enum whose constants are words in the API, the database and the district files: IN_PROGRESS is {@code in-progress}. */
public interface Worded {

    /** The constant's name in Java. */
    String name();

    /** The constant's word outside of Java. */
    @JsonValue
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The inverse of {@link #word}; an unknown word is an {@link IllegalArgumentException}. */
    static <E extends Enum<E> & Worded> E of(Class<E> type, String word) {
        return type.cast(Words.constant(type, word));
    }
}
