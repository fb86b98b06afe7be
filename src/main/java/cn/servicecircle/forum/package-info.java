/**
 * 议事: topics of a space, the comments on them, and who supports and follows them. What is posted waits, unless the checks, the
 * space's own rule and its author's standing let it through ({@link cn.servicecircle.moderation.Admission}). What becomes of a
 * topic is the {@linkplain cn.servicecircle.deliberation deliberation}'s.
 *
 * <p>隐去: authors blot words out at once. Where that leaves more than personal data out, the post is looked at again, like a new one
 * ({@link cn.servicecircle.forum.Rewordings}); of what a moderator hid, nothing but personal data goes, because an appeal judges
 * what was decided on. What stood there before, moderators can read for 186 days (网络安全法 21); then it is deleted
 * (个人信息保护法 19).
 */
@CheckReturnValue
package cn.servicecircle.forum;

import com.google.errorprone.annotations.CheckReturnValue;
