/**
 * What the product asks of WeChat (微信): who is logging in, may this text be shown, tell this person.
 *
 * <p>{@link cn.servicecircle.wechat.WeChat} is all that features see; only this package knows WxJava. WxJava 4.7.0 puts secrets, tokens,
 * openids and residents' texts into URLs, exception messages and log lines, does not encode the log-in code, blocks, and asks for an access token
 * even to log in. Each of these is dealt with here, once: exceptions are read and dropped ({@code Failures}), its loggers are off in
 * {@code logback.xml}, every call runs on a small worker pool with an end to its patience ({@code Workers}).
 *
 * <p>Pushes from WeChat are not received yet. Whoever adds them: WxJava's {@code WxMaMessage.fromEncryptedJson} never checks
 * {@code msg_signature} nor the appid, so both must be compared here, in constant time, before anything is decrypted.
 */
@CheckReturnValue
package cn.servicecircle.wechat;

import com.google.errorprone.annotations.CheckReturnValue;
