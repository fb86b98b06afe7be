/**
 * 政策宣传: what the 区, a street or a 社区 has to tell the people of its area, in plain words, from whom, for whom and until when.
 * Called a bulletin, because a {@link cn.servicecircle.notification} is a message to one person.
 *
 * <pre>
 *   publish ─► upcoming ─(begins)─► current ─(ends)─► expired
 *                  │                   │                 │
 *                  └───────────────────┴── withdraw ─────┴──► withdrawn
 * </pre>
 *
 * <p>While it is upcoming nobody but its publishers sees it. Only current ones are listed and found; an expired one is still
 * read by whoever has its link, and says so. A correction (更正) is a new version with its reason; the versions before stay
 * readable. Withdrawing takes all of them from the public, because what went wrong may be that somebody's data stood in one;
 * who has the link reads why. Publishers see who changed what and when.
 *
 * <p>The 区管理员 publishes, and the 管家 of a 社区/村, a street or the district, each for the area that their role reaches. Policy
 * is told in the name of a body that issued it: that is what these levels do, and a 网格, 小区 or 楼栋 issues none. 议事主持 are
 * not among them: they preside over what residents say, and must not speak for one side of it.
 *
 * <p>Nothing is known of readers: no sign-in, no counts, no receipts. The {@link cn.servicecircle.bulletin.Audience} is a word
 * that the reader picks to narrow the list, and that is stored for no person.
 *
 * <p>Those that are not over yet are few, and in the memory of every node; the others are read by their key.
 */
@CheckReturnValue
package cn.servicecircle.bulletin;

import com.google.errorprone.annotations.CheckReturnValue;
