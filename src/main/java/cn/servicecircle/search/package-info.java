/**
 * Finds what was talked about in the spaces of an area, by any two characters that stand together. There is no index of words to
 * fall behind or to leak: a search walks the newest topics of a few spaces along their own index, so many at a time, and the
 * cursor goes on from there. It speaks to MariaDB and MySQL alike.
 *
 * <p>政策宣传 and 事项 are few and in memory, and searched there, by the rules by which the database compares.
 */
@CheckReturnValue
package cn.servicecircle.search;

import com.google.errorprone.annotations.CheckReturnValue;
