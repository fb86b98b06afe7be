/** 10分钟服务圈, seen from a station: the area from which it is reached on foot in time, for maps. */
@CheckReturnValue
package cn.servicecircle.circle;

import com.google.errorprone.annotations.CheckReturnValue;
