/** Who helps at once: shown to whoever writes of an emergency, of self-harm or of violence. Nothing is said or kept about anybody. */
@CheckReturnValue
package cn.servicecircle.helpline;

import com.google.errorprone.annotations.CheckReturnValue;
