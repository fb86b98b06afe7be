/**
 * 图片 of topics and comments. They are uploaded while their author still writes, each by itself, and posted together with the
 * text. Nothing unchecked is ever public: WeChat is asked about each (mediaCheckAsync), and what it cannot or does not say, a
 * moderator does, with the case of the post.
 *
 * <pre>
 *              pass
 * waiting ──────────────▶ passed          others see it, while they may see its post
 *    │ │       risky
 *    │ └────────────────▶ refused         its author hears of it
 *    │ review, −1008,
 *    │ silent for an hour                 its post's case is published
 *    └──────────────────▶ for-person ────────────────────────────────────▶ passed
 *                               └──── its post's case is hidden ─────────▶ refused  (for good, if WeChat finds it risky later)
 * any of them, by its author ──▶ removed
 * </pre>
 *
 * WeChat is asked again after half an hour without an answer. Its first word counts, and none against a person's. A case that
 * was opened before a picture began to wait for a person does not decide on that picture, and comes back, unless the moderator
 * says to have looked at it. What was never posted goes after a day, what was refused or removed after half a year, during which moderators can look at it.
 */
@CheckReturnValue
package cn.servicecircle.picture;

import com.google.errorprone.annotations.CheckReturnValue;
