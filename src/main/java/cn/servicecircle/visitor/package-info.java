/**
 * 来访人: people without WeChat, whom the staff of a station serve at the counter and on the phone. A visitor is a person like
 * any other, but for having no openid: nobody can log in as one, and what must be told is told by phone.
 */
@CheckReturnValue
package cn.servicecircle.visitor;

import com.google.errorprone.annotations.CheckReturnValue;
