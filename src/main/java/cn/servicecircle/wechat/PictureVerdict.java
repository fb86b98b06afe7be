package cn.servicecircle.wechat;

import cn.servicecircle.kernel.Worded;

/** What WeChat says of a picture. Whatever it did not clearly say is {@link #NONE}, which is never as good as a pass. */
public enum PictureVerdict implements Worded {
    PASS,
    REVIEW,
    RISKY,
    /** Could not be fetched (-1008), another error, or a word that we do not know. */
    NONE
}
