/**
 * 亲属: who looks after somebody's errands with them, or for them. The principal says what a relative may, by a code that only
 * they can have or before the staff of a station with evidence, and ends it whenever they like; so does the relative. Nothing
 * is asked of either beyond what they are to each other, in their own words.
 */
@CheckReturnValue
package cn.servicecircle.kin;

import com.google.errorprone.annotations.CheckReturnValue;
