/**
 * 网格服务站: where the stations are and when they are open. Points are kept in WGS-84 only; every number that comes in or
 * goes out names its datum, because WeChat speaks GCJ-02 and half a kilometre lies between the two.
 */
@CheckReturnValue
package cn.servicecircle.station;

import com.google.errorprone.annotations.CheckReturnValue;
