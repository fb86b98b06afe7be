package cn.servicecircle.wechat;

import io.vertx.core.Future;

/** WeChat (微信) as the features need it; every future fails with a {@link WeChatException} and with nothing else. */
public interface WeChat {
    /**
     * Learns who stands behind a code of {@code wx.login}. A code works once and for five minutes; after a failure the client must get
     * a new one, because WeChat may have used the old one up.
     */
    Future<WeChatLogin> logIn(String code);

    /**
     * Learns the phone number behind a code of {@code <button open-type="getPhoneNumber">}. Such a code works once and for five
     * minutes too, and each success costs money (getuserphonenumber).
     */
    Future<WeChatPhone> phoneOf(String code);

    /**
     * Asks whether a text may be shown to others (内容安全). A failure says nothing about the text: it stays hidden. WeChat only checks
     * for people it has seen within two hours ({@link WeChatException.Kind#NOT_RECENTLY_SEEN}).
     */
    Future<TextVerdict> checkText(TextCheck check);

    /**
     * Asks whether a picture may be shown to others, and answers the trace id under which the result is pushed, within half an
     * hour, or never ({@link PicturePush}). WeChat fetches the picture by itself; it too only checks for people it has seen
     * within two hours.
     */
    Future<String> checkPicture(PictureCheck check);

    /** Sends one subscription message (订阅消息), which spends one of the grants that the person gave. */
    Future<Void> send(SubscribeMessage message);

    /**
     * The picture of a mini-program code (小程序码) that opens the mini-program with this scene; it stays valid for good
     * (getwxacodeunlimit).
     *
     * @param scene at most 32 of the characters that WeChat allows; letters and digits with {@code =} always are
     */
    Future<Picture> miniProgramCode(String scene);
}
