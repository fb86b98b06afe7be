/**
 * 覆盖体检: which homes have no station within the circle's walk, hour by hour of a week, and where the next one would help
 * most. A closed station covers nobody. It looks at places and hours; of people it knows nothing.
 */
@CheckReturnValue
package cn.servicecircle.coverage;

import com.google.errorprone.annotations.CheckReturnValue;
