/** Redis through Lettuce, bridged once to Vert.x futures. Holds only what may be lost or rebuilt. */
@CheckReturnValue
package cn.servicecircle.redis;

import com.google.errorprone.annotations.CheckReturnValue;
