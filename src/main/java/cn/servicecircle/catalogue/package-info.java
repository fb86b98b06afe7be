/** The catalogue of 事项: what can be done, with which materials, by when, and who is responsible for it. */
@CheckReturnValue
package cn.servicecircle.catalogue;

import com.google.errorprone.annotations.CheckReturnValue;
