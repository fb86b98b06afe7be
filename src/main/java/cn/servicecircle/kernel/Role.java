package cn.servicecircle.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a person may be at an area node, and in the subtree below it. */
public enum Role implements Worded {
    /** 居民: lives there. */
    RESIDENT,
    /** 站点工作人员. */
    STAFF,
    /** 议事主持. */
    MODERATOR,
    /** 区管理员. */
    ADMIN;

    @Override
    @JsonValue
    public String word() {
        return Worded.super.word();
    }

    /** The inverse of {@link #word}; an unknown word is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static Role of(String word) {
        return Worded.of(Role.class, word);
    }
}
