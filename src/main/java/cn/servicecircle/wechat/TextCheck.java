package cn.servicecircle.wechat;

import java.util.Objects;
import java.util.Optional;

/** A text that somebody wants others to see, to be checked before they do (文本内容安全). */
public record TextCheck(String openid, Scene scene, String content, Optional<String> title, Optional<String> nickname) {
    /** WeChat's limit on {@code content}, in characters. */
    public static final int MAX_CONTENT = 2500;

    /** Where the text will stand; WeChat judges each place by its own measure. */
    public enum Scene {
        PROFILE(1),
        COMMENT(2),
        FORUM(3),
        SOCIAL_LOG(4);

        final int number;

        Scene(int number) {
            this.number = number;
        }
    }

    public TextCheck {
        Objects.requireNonNull(scene);
        if (openid.isBlank() || content.isBlank()) {
            throw new IllegalArgumentException("openid and content must not be blank");
        }
        if (content.codePointCount(0, content.length()) > MAX_CONTENT) {
            throw new IllegalArgumentException("content is longer than " + MAX_CONTENT + " characters");
        }
    }

    public TextCheck(String openid, Scene scene, String content) {
        this(openid, scene, content, Optional.empty(), Optional.empty());
    }

    /** Tells neither who wrote nor what. */
    @Override
    public String toString() {
        return "TextCheck[" + scene + "]";
    }
}
