/**
 * 审核 with due process. Nothing unchecked is ever public: the district's own words, WeChat's check and people look, in that
 * order ({@link cn.servicecircle.moderation.ContentCheck}). A thing has one case:
 *
 * <pre>
 * posted, or reported ──▶ open ──publish──▶ published ──reported──▶ open
 *                           └────hide─────▶ hidden ──appeal──▶ appealed ──somebody else──▶ hidden, for good, or published
 * </pre>
 *
 * Hiding needs a clause and a reason, which its author hears and everybody can read in the log; reporters hear how it ended.
 * Nobody decides who is party to it, or was overruled on it. What followed for the author of what is restored is lifted with it. What is said under an office has no case: it must be fit before it is said
 * ({@link cn.servicecircle.moderation.Podium}).
 *
 * <p>What people wrote (the post, the reports, the appeals) is kept as evidence for 186 days after the last decision on the case
 * and on what followed from it (网络安全法 21), then emptied (个人信息保护法 19: {@link cn.servicecircle.moderation.Forgetting}). The
 * log, in which there are neither names nor anybody's words but those of who decided, stays.
 */
@CheckReturnValue
package cn.servicecircle.moderation;

import com.google.errorprone.annotations.CheckReturnValue;
