/**
 * What the product asks of WeChat (微信): who is logging in, may this text or picture be shown, tell this person.
 *
 * <p>{@link cn.servicecircle.wechat.WeChat} is all that features see; only this package knows WxJava. WxJava 4.7.0 puts secrets, tokens,
 * openids and residents' texts into URLs, exception messages and log lines, does not encode the log-in code, blocks, and asks for an access token
 * even to log in. Each of these is dealt with here, once: exceptions are read and dropped ({@code Failures}), its loggers are off in
 * {@code logback.xml}, every call runs on a small worker pool with an end to its patience ({@code Workers}).
 *
 * <p>What WeChat pushes is believed only with its seal ({@link cn.servicecircle.wechat.PushSeal}), which WxJava's
 * {@code WxMaMessage.fromEncryptedJson} does not look at.
 */
@CheckReturnValue
package cn.servicecircle.wechat;

import com.google.errorprone.annotations.CheckReturnValue;
