/**
 * What stands in for the outside world on a machine that has none of it configured: the bundled servers, and a simulated WeChat (微信) with
 * invented people.
 */
@CheckReturnValue
package cn.servicecircle.embedded;

import com.google.errorprone.annotations.CheckReturnValue;
