package cn.servicecircle.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a person may be at an area node, and in the subtree below it. */
public enum Role {
    /** 居民: lives there. */
    RESIDENT,
    /** 站点工作人员. */
    STAFF,
    /** 议事主持. */
    MODERATOR,
    /** 区管理员. */
    ADMIN;

    /** The word for it in the contract, the database and the district files. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The inverse of {@link #word}; an unknown word is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such role: " + word));
    }
}
