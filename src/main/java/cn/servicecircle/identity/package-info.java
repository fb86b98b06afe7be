/** Who somebody is: WeChat log-in, sessions, people and the roles they hold at an area node. */
@CheckReturnValue
package cn.servicecircle.identity;

import com.google.errorprone.annotations.CheckReturnValue;
