/** 网格服务站: where the stations are, when they are open and what they can do. */
@CheckReturnValue
package cn.servicecircle.station;

import com.google.errorprone.annotations.CheckReturnValue;
