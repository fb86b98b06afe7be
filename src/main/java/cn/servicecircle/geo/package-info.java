/**
 * Places on the ground. Points are kept in WGS-84 only; every number that comes in or goes out names its datum, because
 * WeChat speaks GCJ-02 and half a kilometre lies between the two.
 */
@CheckReturnValue
package cn.servicecircle.geo;

import com.google.errorprone.annotations.CheckReturnValue;
