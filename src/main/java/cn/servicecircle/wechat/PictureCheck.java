package cn.servicecircle.wechat;

import java.util.Objects;

/**
 * A picture that somebody wants others to see, to be checked before they do (音视频内容安全识别 2.0).
 *
 * @param url where WeChat can fetch it; it is worth as much as the picture, and is told to nobody else
 */
public record PictureCheck(String openid, TextCheck.Scene scene, String url) {
    /** WeChat's {@code media_type} of a picture. */
    static final int MEDIA_TYPE = 2;

    static final int VERSION = 2;

    public PictureCheck {
        Objects.requireNonNull(scene);
        if (openid.isBlank() || url.isBlank()) {
            throw new IllegalArgumentException("openid and url must not be blank");
        }
    }

    /** Tells neither whose it is nor where it lies. */
    @Override
    public String toString() {
        return "PictureCheck[" + scene + "]";
    }
}
